import { el, type XmlElement } from "#xml/element.ts";
import type { Link } from "#xml/link.ts";
import { createGameService } from "#service/game-service.ts";
import type { GameRuntime } from "#service/hosts/game-runtime.ts";
import type { Log } from "#service/service-options.ts";
import { createMemoryStorage } from "#service/storage/memory.ts";

/** Where the crowd lives: nothing that the service says to it leaves the process. */
const ELSEWHERE = "crowd.example";

const MMOG = "http://jabber.org/protocol/mmog";

/** The true service with one room that an owner and many others, who have no line, are in. */
export function startCrowdedRoom(link: Link, local: string, occupants: number, log: Log): GameRuntime {
  const room = `${local}@${link.domain}`;
  const isHere = (jid: string): boolean => !jid.includes(`@${ELSEWHERE}/`);
  let ids = 0;
  const service = createGameService({
    link: {
      domain: link.domain,
      send(stanza) {
        if (isHere(stanza.attrs["to"] ?? "")) link.send(stanza);
      },
      fanOut(stanza, to) {
        const here = to.filter(isHere);
        if (here.length > 0) link.fanOut(stanza, here);
      },
    },
    storage: createMemoryStorage(),
    now: Date.now,
    random: { next: () => 0.5, id: () => `crowd-${(ids += 1)}` },
    log,
    options: { occupantsPerRoom: occupants + 100 },
  });
  service.start();
  const owner = `owner@${ELSEWHERE}/pc`;
  const enter = (from: string, nick: string): void =>
    service.receive(
      el("presence", { from, to: `${room}/${nick}` }, el("game", { xmlns: MMOG, var: `${MMOG}/dga` })),
    );
  /** While presence is not broadcast everybody enters without hearing of everybody else: else this takes minutes. */
  const configure = (broadcast: readonly string[]): void =>
    service.receive(configuration(owner, room, broadcast));
  enter(owner, "owner");
  configure([]);
  for (let index = 1; index < occupants; index += 1)
    enter(`person${index}@${ELSEWHERE}/pc`, `${NAMES[index % NAMES.length]} ${index}`);
  configure(["moderator", "participant", "visitor"]);
  return { receive: (stanza) => service.receive(stanza), shutdown: () => service.shutdown() };
}

const NAMES = ["Richard", "Elizabeth", "Catesby", "Hastings", "Margaret", "Buckingham", "Stanley"];

function configuration(from: string, to: string, broadcast: readonly string[]): XmlElement {
  const field = (name: string, values: readonly string[]): XmlElement =>
    el("field", { var: `mmog#roomconfig_${name}` }, ...values.map((value) => el("value", {}, value)));
  return el(
    "iq",
    { from, to, type: "set", id: "configure" },
    el(
      "query",
      { xmlns: `${MMOG}#owner` },
      el(
        "options",
        {},
        el(
          "x",
          { xmlns: "jabber:x:data", type: "submit" },
          field("maxusers", ["none"]),
          field("persistentroom", ["1"]),
          field("presencebroadcast", broadcast),
        ),
      ),
    ),
  );
}
