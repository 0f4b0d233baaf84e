import type { Link } from "#xml/link.ts";
import { discoInfo } from "#protocol/disco.ts";
import { payloadOf } from "#protocol/envelope.ts";
import { iq } from "#protocol/stanza.ts";
import type { Request } from "#service/request.ts";
import type { RoomState, Session } from "#service/room/state.ts";

/**
 * Whether clients understand a feature (XEP-0030): each is asked once, when it first matters, and again when its
 * presence shows other capabilities (XEP-0115). Nothing is believed of a client but what it says itself.
 */
export interface ClientFeatures {
  /** What the client has said; false until it has. Asks it if need be. */
  readonly has: (session: Session) => boolean;
  /** The clients that don't have it, or haven't said so. The list is kept until somebody comes, goes or answers. */
  readonly without: (state: RoomState) => readonly string[];
  /** True for the answer to one of our questions. */
  readonly answer: (request: Request) => boolean;
}

type Asked = { readonly id: string; readonly version: string; has: boolean };

export function createClientFeatures(
  link: Link,
  room: { readonly jid: string; readonly feature: string; readonly id: () => string },
): ClientFeatures {
  let asked = new Map<string, Asked>();
  let listed: { readonly state: RoomState; readonly jids: readonly string[] } | undefined;

  function has({ jid, availability }: Session): boolean {
    const version = availability.find((each) => each.name === "c")?.attrs["ver"] ?? "";
    const known = asked.get(jid);
    if (known?.version === version) return known.has;
    const id = room.id();
    asked.set(jid, { id, version, has: false });
    link.send(
      iq(
        { from: room.jid, to: jid, id, type: "get" },
        discoInfo.encode({ identities: [], features: [], forms: [] }),
      ),
    );
    return false;
  }

  return {
    has,
    without(state) {
      if (listed?.state === state) return listed.jids;
      const sessions = state.occupants.flatMap((occupant) => occupant.sessions);
      // Whoever has gone is forgotten, and asked again after coming back.
      const present = new Set(sessions.map((session) => session.jid));
      asked = new Map([...asked].filter(([jid]) => present.has(jid)));
      const jids = sessions.filter((session) => !has(session)).map((session) => session.jid);
      listed = { state, jids };
      return jids;
    },
    answer(request) {
      const question = asked.get(request.from);
      if (question === undefined || question.id !== request.id) return false;
      const info = request.type === "result" ? payloadOf(discoInfo, request.stanza) : undefined;
      question.has = info?.ok === true && info.value.features.some((each) => each.var === room.feature);
      listed = undefined;
      return true;
    },
  };
}
