import type {
  Connection,
  ConnectionStatus,
  IqAnswer,
  IqReply,
  IqRequest,
  Target,
  TrafficEntry,
} from "#net/connection.ts";
import { decodeError } from "#protocol/stanza-error.ts";
import { parseXml } from "#testing/parse-xml.ts";
import { serialize } from "#xml/serialize.ts";
import type { XmlElement } from "#xml/element.ts";

/** A request of the client that nobody has answered yet. */
type AskedIq = IqRequest & {
  /** Answers with the payload, given as XML; without one the bare result. */
  result(payload?: string): void;
  /** Answers with an error of that condition; `inside` stands beside the condition. */
  error(condition: string, inside?: string): void;
  silence(): void;
};

/** A connection whose other end is in the test's hands; stanzas are written as XML. */
export interface FakeConnection extends Connection {
  /** What was sent and not taken yet, as XML. */
  readonly sent: string[];
  /** What was sent without an address. */
  readonly toServer: readonly string[];
  readonly targets: readonly Target[];
  /** Requests without an answer, oldest first. */
  readonly asked: AskedIq[];
  /** The first request to that address, now or later; it is taken out. */
  nextAsked(to: string, pattern?: RegExp): Promise<AskedIq>;
  goTo(status: ConnectionStatus): void;
  goOnline(jid: string, resumed?: boolean): void;
  /** A question of somebody else, as XML: what is answered. */
  isAsked(iq: string): IqAnswer;
  /** A stanza of the server's. */
  receive(stanza: string | XmlElement): void;
  traffic(entry: TrafficEntry): void;
  readonly pingIntervalMs: number;
}

export function createFakeConnection(): FakeConnection {
  let status: ConnectionStatus = { state: "offline" };
  let pingIntervalMs = 0;
  const sent: string[] = [];
  const toServer: string[] = [];
  const targets: Target[] = [];
  const asked: AskedIq[] = [];
  const waiting = new Set<() => void>();
  const onIq = new Set<(iq: XmlElement) => IqAnswer>();
  const onStanza = new Set<(stanza: XmlElement) => void>();
  const onStatus = new Set<(status: ConnectionStatus) => void>();
  const onTraffic = new Set<(entry: TrafficEntry) => void>();

  const subscribe =
    <T>(to: Set<T>) =>
    (handler: T) => {
      to.add(handler);
      return () => void to.delete(handler);
    };

  function goTo(next: ConnectionStatus): void {
    status = next;
    for (const handler of onStatus) handler(next);
  }

  function answerable(iq: IqRequest, answer: (reply: IqReply) => void): AskedIq {
    const wrap = (type: string, inside: string) =>
      parseXml(`<iq xmlns='jabber:client' type='${type}' id='i' from='${iq.to ?? ""}'>${inside}</iq>`);
    return {
      ...iq,
      result: (payload = "") => answer({ ok: true, stanza: wrap("result", payload) }),
      error(condition, inside = "") {
        const element = wrap(
          "error",
          `<error type='cancel'><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>${inside}</error>`,
        );
        answer({ ok: false, reason: "error", error: { ...decodeError(element), element } });
      },
      silence: () => answer({ ok: false, reason: "timeout" }),
    };
  }

  return {
    sent,
    toServer,
    targets,
    asked,
    get pingIntervalMs() {
      return pingIntervalMs;
    },
    connect(target) {
      targets.push(target);
      goTo({ state: "connecting", attempt: 1 });
    },
    park: () => undefined,
    async disconnect() {
      goTo({ state: "offline" });
    },
    send(stanza) {
      if (status.state !== "online") return false;
      // What goes to nobody in particular is the server's affair.
      (stanza.attrs["to"] === undefined ? toServer : sent).push(serialize(stanza));
      return true;
    },
    request: (iq) =>
      new Promise((resolve) => {
        if (status.state !== "online") return resolve({ ok: false, reason: "offline" });
        asked.push(answerable(iq, resolve));
        for (const look of waiting) look();
      }),
    nextAsked: (to, pattern = /./) =>
      new Promise((resolve) => {
        const look = (): void => {
          const index = asked.findIndex((iq) => iq.to === to && pattern.test(serialize(iq.payload)));
          const [found] = index < 0 ? [] : asked.splice(index, 1);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    onStanza: subscribe(onStanza),
    onIq: subscribe(onIq),
    onStatus: subscribe(onStatus),
    onTraffic: subscribe(onTraffic),
    status: () => status,
    setPingIntervalMs: (intervalMs) => void (pingIntervalMs = intervalMs),
    retryNow: () => undefined,
    goTo,
    goOnline: (jid, resumed = false) => goTo({ state: "online", jid, resumed }),
    isAsked(iq) {
      for (const handler of onIq) {
        const answer = handler(parseXml(iq));
        if (answer !== undefined) return answer;
      }
      return undefined;
    },
    receive(stanza) {
      const element = typeof stanza === "string" ? parseXml(stanza) : stanza;
      for (const handler of onStanza) handler(element);
    },
    traffic(entry) {
      for (const handler of onTraffic) handler(entry);
    },
  };
}
