import type { Connection } from "#net/connection.ts";
import { discoInfo } from "#protocol/disco.ts";
import type { Stanza } from "#protocol/envelope.ts";
import { occupantGame } from "#protocol/mmog/occupant.ts";
import { STATUS } from "#protocol/mmog/words.ts";
import { NS } from "#protocol/namespaces.ts";
import { iqResult, presence } from "#protocol/stanza.ts";
import type { ReplayHeader } from "#session/replay/replay.ts";

/** A connection whose other end is a recording: nothing that is sent leaves the page. */
export interface RecordedLine extends Connection {
  readonly goOnline: (jid: string) => void;
  /** A stanza of the recording arrives. */
  readonly receive: (stanza: Stanza) => void;
}

/** `onEnter` is called when the client enters the room: what it hears there, before it is told that it is inside. */
export function createRecordedLine(header: ReplayHeader, onEnter: () => void): RecordedLine {
  const stanzaHandlers = new Set<(stanza: Stanza) => void>();
  const statusHandlers = new Set<Parameters<Connection["onStatus"]>[0]>();
  let status: ReturnType<Connection["status"]> = { state: "offline" };

  function add<T>(to: Set<T>, handler: T): () => void {
    to.add(handler);
    return () => void to.delete(handler);
  }

  function receive(stanza: Stanza): void {
    for (const handler of stanzaHandlers) handler(stanza);
  }

  /** What the room says of itself: who decides there decides in the replay, too. */
  function describe(): Stanza {
    const features = [NS.mmog, NS.dga, ...(header.isRefereed ? [NS.referee] : [])];
    return discoInfo.encode({
      identities: [{ category: "game", type: "multi-user", name: header.room }],
      features: features.map((name) => ({ var: name })),
      forms: [],
    });
  }

  return {
    goOnline(jid) {
      status = { state: "online", jid, resumed: false };
      for (const handler of statusHandlers) handler(status);
    },
    receive,
    connect() {},
    park: () => undefined,
    async disconnect() {},
    send(stanza) {
      const { to, type } = stanza.attrs;
      if (stanza.name !== "presence" || type !== undefined || to === undefined) return true;
      onEnter();
      const item = { affiliation: "none", role: "visitor" } as const;
      const self = occupantGame.encode({ item, statuses: [{ code: STATUS.self }] });
      receive(presence({ from: to }, self));
      return true;
    },
    async request({ to, type, payload }) {
      if (to !== header.address || payload.name !== "query") return { ok: false, reason: "timeout" };
      return {
        ok: true,
        stanza: iqResult({ name: "iq", attrs: { from: to, type }, children: [] }, describe()),
      };
    },
    onStanza: (handler) => add(stanzaHandlers, handler),
    onIq: () => () => {},
    onStatus: (handler) => add(statusHandlers, handler),
    status: () => status,
    onTraffic: () => () => {},
    setPingIntervalMs() {},
    retryNow() {},
  };
}
