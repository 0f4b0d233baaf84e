import { withAttrs, type XmlElement } from "#xml/element.ts";
import { serialize, serializeForMany } from "#xml/serialize.ts";
import { bareOf } from "#protocol/jid.ts";
import { parseFrame } from "#service/hosts/embedded/parse-frame.ts";
import type { ServiceOptions } from "#service/service-options.ts";
import type { Storage } from "#service/storage/port.ts";
import type { Driver, StoryClient } from "#service/stories/driver.ts";
import { createRig, type Rig } from "#service/stories/rig.ts";

/** The cast of the specification (MMOG Table 1). */
const CAST: Readonly<Record<string, string>> = {
  king: "richardiii@shakespeare.lit/desktop",
  sirwilliam: "wcatesby@shakespeare.lit/laptop",
  earl1: "harritudur@shakespeare.lit/pda",
  earl1phone: "harritudur@shakespeare.lit/phone",
  earlofderby: "thomasstanley@shakespeare.lit/cell",
  queenconsort: "elizabeth@shakespeare.lit/tablet",
  hastings: "whastings@shakespeare.lit/smartphone",
};

/** A driver without any carrier; whatever is sent goes through text all the same. */
export function createDirectDriver(
  storage: Storage,
  options: Partial<ServiceOptions> = {},
  /** Sees everything that the service says. */
  onSent: (stanza: XmlElement) => void = () => undefined,
): Driver & { readonly rig: Rig } {
  const games = "games.shakespeare.lit";
  const inboxes = new Map<string, XmlElement[]>();
  // What goes to an account reaches all its clients (RFC 6121, 8.5.2).
  const deliver = (to: string, frame: string): void => {
    const stanza = reread(frame);
    onSent(stanza);
    for (const [jid, inbox] of inboxes) if (jid === to || bareOf(jid) === to) inbox.push(stanza);
  };
  const rig = createRig(
    {
      domain: games,
      send: (stanza) => deliver(stanza.attrs["to"] ?? "", serialize(stanza)),
      fanOut(stanza, to) {
        const frameFor = serializeForMany(stanza);
        for (const address of to) deliver(address, frameFor(address));
      },
    },
    storage,
    options,
  );
  return {
    games,
    rig,
    connect(who) {
      const jid = CAST[who] ?? `${who}@shakespeare.lit/home`;
      const inbox: XmlElement[] = [];
      inboxes.set(jid, inbox);
      const directed = new Set<string>();
      const client: StoryClient = {
        jid,
        inbox,
        send(stanza) {
          const to = stanza.attrs["to"] ?? "";
          if (stanza.name === "presence" && stanza.attrs["type"] === undefined) directed.add(bareOf(to));
          rig.receive(reread(serialize(withAttrs(stanza, { from: jid }))));
        },
        settle: () => Promise.resolve(),
        disconnect() {
          inboxes.delete(jid);
          // RFC 6121, 4.6.3: the server says good-bye for a client that has gone.
          for (const to of directed)
            rig.receive({ name: "presence", attrs: { from: jid, to, type: "unavailable" }, children: [] });
          return Promise.resolve();
        },
      };
      return Promise.resolve(client);
    },
    wait: (seconds) => rig.wait(seconds),
    kill: () => rig.kill(),
    shutdown: () => rig.shutdown(),
    close: () => Promise.resolve(),
  };
}

function reread(frame: string): XmlElement {
  const parsed = parseFrame(frame, 262_144);
  if (!parsed.ok) throw new Error(`This would never have been read: ${frame}\n${parsed.error.text ?? ""}`);
  return parsed.element;
}
