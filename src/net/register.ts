import { elements, el, findChild, localName, namespaceOf, textOf, type XmlElement } from "#xml/element.ts";
import { NS } from "#protocol/namespaces.ts";
import type { ConnectionFailure, IqReply, TrafficEntry } from "#net/connection.ts";
import type { Environment } from "#net/environment.ts";
import { openFramedStream } from "#net/framed-stream.ts";
import { createIqLayer } from "#net/iq-layer.ts";
import { isPrivate } from "#net/login.ts";
import { streamFailure } from "#net/stream-failure.ts";
import { streamNs } from "#net/stream-namespaces.ts";

/** What the server wants to know before it makes an account (XEP-0077, section 3.1). */
export type RegistrationForm = {
  /** A sentence of the server's, if any. */
  readonly instructions?: string;
  /** Names of the plain fields, such as `username` and `password`; empty when there is only a data form. */
  readonly fields: readonly string[];
  /** The data form (XEP-0004), which goes before the plain fields. */
  readonly form?: XmlElement;
  /** All that came, with the pictures that the form speaks of. */
  readonly query?: XmlElement;
};

/** A conversation with the server about a new account. */
export interface Registration {
  readonly form: RegistrationForm;
  /** Sends plain fields, or a filled data form. `conflict`: the name is taken; `not-acceptable`: something is missing. */
  submit(answer: Readonly<Record<string, string>> | XmlElement): Promise<IqReply>;
  close(): Promise<void>;
}

export type RegistrationOpened =
  | { readonly ok: true; readonly registration: Registration }
  | { readonly ok: false; readonly failure: RegistrationFailure };
/** `no-registration`: the server makes no accounts this way. */
export type RegistrationFailure =
  | ConnectionFailure
  | { readonly code: "no-registration"; readonly detail: string };

const timeoutMs = 15_000;

/**
 * Opens a stream and fetches the registration form, before any login. Never rejects.
 * A line that others can listen to is refused: the new password would be read.
 */
export function openRegistration(
  target: { readonly endpoint: string; readonly domain: string },
  environment: Environment,
  onTraffic: (entry: TrafficEntry) => void = () => undefined,
): Promise<RegistrationOpened> {
  const iqs = createIqLayer(environment);
  const own = { jid: "", domain: target.domain };
  let alive = true;

  return new Promise((resolve) => {
    const refuse = (failure: RegistrationFailure): void => resolve({ ok: false, failure });
    if (!isPrivate(target.endpoint))
      return refuse({
        code: "insecure-auth",
        detail: "An account can only be made over an encrypted connection.",
      });

    const cancel = environment.setTimer(
      () => stream.abort({ code: "timed-out", detail: "The server did not answer in time." }),
      timeoutMs,
    );
    const stream = openFramedStream(target, environment, {
      onTraffic,
      onElement(element) {
        const ns = namespaceOf(element, "");
        if (ns === streamNs.streams && localName(element) === "error") stream.abort(streamFailure(element));
        else if (ns === streamNs.streams && localName(element) === "features") void fetchForm();
        else if (ns === NS.client && localName(element) === "iq") iqs.settle(element, own);
      },
      onEnd(failure) {
        alive = false;
        cancel();
        iqs.rejectAll();
        refuse(failure);
      },
    });

    const request = (type: "get" | "set", query: XmlElement): Promise<IqReply> =>
      iqs.request({ to: target.domain, type, payload: query, timeoutMs }, (stanza) => {
        if (alive) stream.send(stanza);
        return alive;
      });

    async function fetchForm(): Promise<void> {
      const reply = await request("get", el("query", { xmlns: NS.register }));
      cancel();
      const query = reply.ok ? findChild(reply.stanza, "query", NS.register) : undefined;
      if (query === undefined) {
        refuse({
          code: "no-registration",
          detail: "This server makes no accounts for players who aren't signed in.",
        });
        return stream.close();
      }
      resolve({
        ok: true,
        registration: {
          form: readForm(query),
          submit: (answer) => request("set", el("query", { xmlns: NS.register }, ...filled(answer))),
          close() {
            alive = false;
            iqs.rejectAll();
            return stream.close();
          },
        },
      });
    }
  });
}

function readForm(query: XmlElement): RegistrationForm {
  const form = findChild(query, "x", NS.form);
  const instructions = findChild(query, "instructions", NS.register);
  const fields = elements(query)
    .filter((child) => namespaceOf(child, NS.register) === NS.register)
    .map(localName)
    .filter((name) => name !== "instructions" && name !== "registered");
  return {
    fields,
    ...(instructions !== undefined && { instructions: textOf(instructions) }),
    ...(form !== undefined && { form, query }),
  };
}

function filled(answer: Readonly<Record<string, string>> | XmlElement): XmlElement[] {
  if (isElement(answer)) return [answer];
  return Object.entries(answer).map(([name, value]) => el(name, {}, value));
}

function isElement(answer: Readonly<Record<string, string>> | XmlElement): answer is XmlElement {
  return typeof answer["children"] === "object";
}
