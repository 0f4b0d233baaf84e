import { expect, it } from "vitest";
import { createMemoryStorage } from "#service/storage/memory.ts";
import { createDirectDriver } from "#service/stories/direct-driver.ts";
import { MOVE, turn } from "#service/stories/match-scenes.ts";
import { play } from "#service/stories/play.ts";
import { battle, entering } from "#service/stories/scenes.ts";
import { story } from "#service/stories/story.ts";

const asked = (who: string): string => `
  ${who} later receives:
    <iq type='get' from='england@{games}' id='{any ${who}Question}'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
`;

const answering = (who: string, feature: string): string => `
  ${who} sends:
    <iq type='result' to='england@{games}' id='{${who}Question}'>
      <query xmlns='http://jabber.org/protocol/disco#info'><feature var='${feature}'/></query>
    </iq>
`;

/** king and earl1 take gathered turns, queenconsort, who watches, has another client. */
const massive = (options: Readonly<Record<string, string>> = {}): string => `
  ${battle(options)}
  ${turn("king", "t-1", MOVE)}
  ${asked("king")}
  ${asked("earl1")}
  ${asked("queenconsort")}
  ${answering("king", "…/mmog/dga#gathered-turns")}
  ${answering("earl1", "…/mmog/dga#gathered-turns")}
  ${answering("queenconsort", "…/mmog/dga")}
  1 seconds pass
  everybody forgets
`;

const told = (who: string): string => `
  ${who} receives:
    <message type='groupchat' id='t-2' from='england@{games}/king'>
      <turn xmlns='…/mmog#user' tuid='t-2'><clock xmlns='…/mmog/dga' t='40'/><pc chid='{kingChid}' tuid='{none}'>${MOVE}</pc></turn>
    </message>
`;

const lateTurn = (id: string): string =>
  `<message id='${id}' from='england@{games}/king'><turn xmlns='…/mmog#user' tuid='${id}'><pc chid='{kingChid}' tuid='{none}'>${MOVE}</pc></turn></message>`;
const lateGathered = (id: string): string =>
  `<message from='england@{games}'><turn xmlns='…/mmog#user'><pc chid='{kingChid}' tuid='${id}'>${MOVE}</pc></turn></message>`;

const stories = [
  story(
    "before a client has said what it understands it gets turns plainly",
    `
    ${battle()}
    ${turn("king", "t-2", MOVE)}
    earl1 later receives: <message id='t-2' from='england@{games}/king'/>
    queenconsort later receives: <message id='t-2' from='england@{games}/king'/>
    1 seconds pass
    earl1 receives nothing
  `,
  ),
  story(
    "the sender and older clients get a turn at once and plainly, the others with those of all in one message of the room",
    `
    ${massive()}
    ${turn("king", "t-2", MOVE)}
    ${told("king")}
    ${told("queenconsort")}
    earl1 receives nothing
    1 seconds pass
    earl1 receives:
      <message type='groupchat' from='england@{games}' id='{any gathered}'>
        <turn xmlns='…/mmog#user' tuid='{gathered}'><clock xmlns='…/mmog/dga'/><pc chid='{kingChid}' tuid='t-2' t='40'>${MOVE}</pc></turn>
      </message>
    king receives nothing
    queenconsort receives nothing
    earl1 receives nothing
  `,
  ),
  story(
    "shots and losses are heard by both kinds of clients",
    `
    ${massive({ battlefield: "Moor", seed: "{clearView}" })}
    king fires at earl1
    queenconsort later receives: <message from='england@{games}/king'><turn xmlns='…/mmog#user'><pc chid='{kingChid}'><shots><shot node='Turmkanone'/></shots></pc></turn></message>
    8 seconds pass
    earl1 later receives: <message from='england@{games}'><turn xmlns='…/mmog#user'><pc chid='{kingChid}' tuid='{any}'><shots><shot node='Turmkanone'/></shots></pc></turn></message>
    earl1 later receives: <message from='england@{games}'><turn xmlns='…/mmog#user'><pc chid='{earlChid}' tuid='{none}'><losses><loss by='{kingChid}'/></losses></pc></turn></message>
    king later receives: <message from='england@{games}'><turn xmlns='…/mmog#user'><pc chid='{earlChid}' tuid='{none}'><losses><loss by='{kingChid}'/></losses></pc></turn></message>
    queenconsort later receives: <message from='england@{games}'><turn xmlns='…/mmog#user'><pc chid='{earlChid}' tuid='{none}'><losses><loss by='{kingChid}'/></losses></pc></turn></message>
  `,
  ),
  story(
    "what a client says of others' ids, and somebody else's answer, change nothing",
    `
    ${battle()}
    ${turn("king", "t-1", MOVE)}
    ${asked("earl1")}
    queenconsort sends:
      <iq type='result' to='england@{games}' id='{earl1Question}'>
        <query xmlns='http://jabber.org/protocol/disco#info'><feature var='…/mmog/dga#gathered-turns'/></query>
      </iq>
    everybody forgets
    king sends:
      <message type='groupchat' to='england@{games}' id='t-2'>
        <turn xmlns='…/mmog#user' tuid='t-2'><clock xmlns='…/mmog/dga' t='40'/><pc chid='{kingChid}' tuid='z-9' t='7'>${MOVE}</pc></turn>
      </message>
    ${told("earl1")}
    ${told("queenconsort")}
  `,
  ),
  story(
    "a client that shows other capabilities is asked again, and gets turns plainly until it has answered",
    `
    ${massive()}
    earl1 sends: <presence to='england@{games}/earl1'><c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='n' ver='other'/></presence>
    everybody forgets
    ${turn("king", "t-2", MOVE)}
    ${asked("earl1").replace("{any earl1Question}", "{any}")}
    earl1 later receives: <message id='t-2' from='england@{games}/king'/>
  `,
  ),
  story(
    "with a delay either kind of client is told each turn once, in order, when its time has come",
    `
    ${battle({ spectatordelay: "10" })}
    ${entering("prince")}
    ${turn("king", "t-1", MOVE)}
    ${asked("prince")}
    ${asked("queenconsort")}
    ${answering("prince", "…/mmog/dga#gathered-turns")}
    ${answering("queenconsort", "…/mmog/dga")}
    14 seconds pass
    everybody forgets
    ${turn("king", "t-2", MOVE)}
    1 seconds pass
    ${turn("king", "t-3", MOVE)}
    8 seconds pass
    queenconsort receives nothing
    prince receives nothing
    2 seconds pass
    queenconsort receives: ${lateTurn("t-2")}
    prince receives: ${lateGathered("t-2")}
    2 seconds pass
    queenconsort receives: ${lateTurn("t-3")}
    prince receives: ${lateGathered("t-3")}
    5 seconds pass
    queenconsort receives nothing
    prince receives nothing
  `,
  ),
];

it.each(stories)("$title", async (each) => {
  const driver = createDirectDriver(createMemoryStorage(), { gatherFrom: 2 });
  await play(each, driver);
  expect(driver.rig.faults).toEqual([]);
});

it("a room with fewer players asks nobody, and gathers nothing", async () => {
  const sent: string[] = [];
  const driver = createDirectDriver(createMemoryStorage(), { gatherFrom: 3 }, (stanza) =>
    sent.push(stanza.name),
  );
  await play(story("", `${battle()} ${turn("king", "t-2", MOVE)} ${told("earl1")}`), driver);
  expect(sent.filter((name) => name === "iq")).toHaveLength(2);
});
