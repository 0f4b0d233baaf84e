import { parseFrame } from "#service/hosts/embedded/parse-frame.ts";
import { serialize } from "#xml/serialize.ts";
import type { XmlElement } from "#xml/element.ts";

/** Who sends, who receives, in order: a piece of the protocol that a person can read. */
export type Story = { readonly title: string; readonly steps: readonly Step[] };

export type Step =
  | { readonly kind: "connect"; readonly who: string }
  | { readonly kind: "disconnect"; readonly who: string }
  | { readonly kind: "send"; readonly who: string; readonly stanza: XmlElement }
  /** `strict`: the very next stanza; otherwise what comes before it is passed over. */
  | { readonly kind: "receive"; readonly who: string; readonly stanza: XmlElement; readonly strict: boolean }
  | { readonly kind: "nothing"; readonly who: string }
  | { readonly kind: "forget"; readonly who: string }
  /** A shell at somebody who is where the last state of the match said. */
  | { readonly kind: "fire"; readonly who: string; readonly target: string }
  | { readonly kind: "wait"; readonly seconds: number }
  | { readonly kind: "kill" }
  | { readonly kind: "shutdown" };

/**
 * A story out of its text. Each step stands on a line of its own, stanzas below it:
 *
 *     king connects
 *     king sends: <presence …/>
 *     earl1 receives: <presence …/>          the next stanza, with at least these elements and attributes
 *     earl1 later receives: <presence …/>    whatever comes before it is passed over
 *     earl1 receives nothing
 *     everybody forgets                      what came so far
 *     king fires at earl1                    in the room england; both stand where the state said last
 *     5 seconds pass
 *     king disconnects
 *     the service is killed and started again
 *     the service shuts down
 *
 * `…/mmog` is short for the namespace `http://jabber.org/protocol/mmog`. What stands in braces is filled in:
 * `{king}` the full address, `{king.bare}`, `{king.name}` the local part, `{king.domain}` the domain, `{games}` the service's domain,
 * `{any}` anything, `{any NAME}` anything, which is `{NAME}` from then on, `{none}` no such attribute.
 * `{clearView}` is the number of a Moor on which king and earl1 see each other from where they start.
 * The children of `<without>` must not be there.
 */
export function story(title: string, text: string): Story {
  const steps: Step[] = [];
  let head: string | undefined;
  let body = "";
  const finish = (): void => {
    if (head !== undefined) steps.push(readStep(title, head, body.trim()));
    body = "";
  };
  for (const line of text.split("\n")) {
    const found = HEAD.exec(line.trim());
    if (found === null) {
      if (head === undefined && line.trim() !== "")
        throw new Error(`The story '${title}' begins with: ${line}`);
      body += `${line}\n`;
      continue;
    }
    finish();
    head = found[1] ?? "";
    body = `${found[2] ?? ""}\n`;
  }
  finish();
  return { title, steps };
}

const HEAD =
  /^((?:\w+ (?:connects|disconnects|sends|(?:later )?receives nothing|later receives|receives|forgets?|fires at \w+))|\d+(?:\.\d+)? seconds? pass(?:es)?|the service (?:is killed and started again|shuts down))(?::\s*(.*))?$/;

function readStep(title: string, head: string, body: string): Step {
  const words = head.split(" ");
  const who = words[0] ?? "";
  const hasStanza = head.endsWith(" sends") || head.endsWith(" receives");
  if (!hasStanza && body !== "") throw new Error(`In the story '${title}' nobody understands this: ${body}`);
  if (head === "the service is killed and started again") return { kind: "kill" };
  if (head === "the service shuts down") return { kind: "shutdown" };
  if (head.endsWith("pass") || head.endsWith("passes")) return { kind: "wait", seconds: Number(who) };
  if (head.endsWith("disconnects")) return { kind: "disconnect", who };
  if (head.endsWith("connects")) return { kind: "connect", who };
  if (head.endsWith("receives nothing")) return { kind: "nothing", who };
  if (words[1] === "fires") return { kind: "fire", who, target: words[3] ?? "" };
  if (/ forgets?$/.test(head)) return { kind: "forget", who };
  const stanza = readXml(title, body);
  if (head.endsWith("sends")) return { kind: "send", who, stanza };
  return { kind: "receive", who, stanza, strict: words[1] !== "later" };
}

function readXml(title: string, text: string): XmlElement {
  const whole = text.replaceAll(/(['"])…/g, "$1http://jabber.org/protocol");
  const parsed = parseFrame(whole, 100_000);
  if (!parsed.ok)
    throw new Error(`In the story '${title}' this is no stanza: ${text}\n${parsed.error.text ?? ""}`);
  return parsed.element;
}

/** The stanza as text, for the message of a failed story. */
export function show(stanza: XmlElement | undefined): string {
  return stanza === undefined ? "nothing" : serialize(stanza);
}
