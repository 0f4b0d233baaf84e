import { expect, it } from "vitest";
import { createMemoryStorage } from "#service/storage/memory.ts";
import { createDirectDriver } from "#service/stories/direct-driver.ts";
import { MOVE, turn } from "#service/stories/match-scenes.ts";
import { play } from "#service/stories/play.ts";
import { battle, configuring, takingTeam } from "#service/stories/scenes.ts";
import { story } from "#service/stories/story.ts";

/** king and earl1 fight; queenconsort watches, and sees it ten seconds later. */
const late = battle({ spectatordelay: "10" });
const MOVE_OF_KING = `<message id='t-1' from='england@{games}/king'><turn xmlns='…/mmog#user'><pc chid='{kingChid}'>${MOVE}</pc></turn></message>`;
const state = (status: string, inside = ""): string =>
  `<presence from='england@{games}'><game xmlns='…/mmog'><status>${status}</status><state xmlns='…/mmog/dga'>${inside}</state></game></presence>`;
const clock = (ms: string): string =>
  `<x xmlns='jabber:x:data'><field var='mmog/dga#state_clock'><value>${ms}</value></field></x>`;

const stories = [
  story(
    "spectators hear of a start and of each turn ten seconds after the players, in the same order",
    `
    ${late}
    ${turn("king", "t-1", MOVE)}
    earl1 receives: ${MOVE_OF_KING}
    queenconsort receives nothing
    9 seconds pass
    queenconsort receives nothing
    2 seconds pass
    queenconsort later receives: <message from='england@{games}/earl1'><start xmlns='…/mmog#user'/></message>
    queenconsort later receives: ${state("active", clock("0"))}
    queenconsort receives: ${MOVE_OF_KING}
    queenconsort receives nothing
  `,
  ),
  story(
    "whoever comes in to watch sees the match as it was ten seconds ago, and once more as soon as that is whole",
    `
    ${late}
    15 seconds pass
    everybody forgets
    prince sends:
      <presence to='england@{games}/prince'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    prince receives: ${state("active", clock("{any seen}"))}
    prince later receives: <message><subject/></message>
    1 seconds pass
    prince receives: ${state("active", `${clock("{any}")}`)}
    2 seconds pass
    prince receives nothing
    queenconsort receives: <presence from='england@{games}/prince'/>
    queenconsort receives nothing
  `,
  ),
  story(
    "a room whose match has not begun for spectators yet is shown as it was before",
    `
    ${late}
    2 seconds pass
    prince sends:
      <presence to='england@{games}/prince'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    prince receives: ${state("inactive", `${clock("0")}<without><pcs/></without>`)}
  `,
  ),
  story(
    "whoever takes a team is in the present at once, and whoever gives it up is back in the past",
    `
    ${battle({ spectatordelay: "10", match: "Last Man Standing" })}
    15 seconds pass
    everybody forgets
    ${takingTeam("queenconsort", "York")}
    queenconsort later receives: ${state("active", clock("15000"))}
    everybody forgets
    ${turn("king", "t-1", MOVE)}
    queenconsort receives: ${MOVE_OF_KING}
    ${takingTeam("queenconsort", "none")}
    queenconsort later receives: ${state("active", clock("{any}"))}
    ${turn("king", "t-2", MOVE)}
    1 seconds pass
    queenconsort receives: ${state("active")}
    queenconsort receives nothing
  `,
  ),
  story(
    "the end is told to spectators after everything that led to it",
    `
    ${battle({ spectatordelay: "30", match: "Last Man Standing" })}
    ${turn("king", "t-1", MOVE)}
    ${takingTeam("earl1", "none")}
    12 seconds pass
    king later receives: ${state("inactive")}
    17 seconds pass
    queenconsort receives: <presence from='england@{games}/earl1'/>
    queenconsort receives nothing
    14 seconds pass
    queenconsort later receives: ${MOVE_OF_KING}
    queenconsort later receives: ${state("inactive")}
    queenconsort receives nothing
  `,
  ),
  story(
    "while spectators still see a match that is over, a change of the options says nothing of its end",
    `
    ${battle({ spectatordelay: "30", match: "Last Man Standing" })}
    ${takingTeam("earl1", "none")}
    12 seconds pass
    king later receives: ${state("inactive")}
    everybody forgets
    ${configuring({}, { spectatordelay: "0" })}
    queenconsort receives: <message from='england@{games}'><game xmlns='…/mmog#user'><configuration-changed/><without><state/></without></game></message>
    queenconsort receives nothing
    31 seconds pass
    queenconsort later receives: ${state("active")}
    queenconsort later receives: ${state("inactive", "<won/>")}
    queenconsort receives: ${state("inactive", "<won/>")}
    queenconsort receives nothing
  `,
  ),
  story(
    "without a match, and without a delay, spectators are not behind",
    `
    ${battle()}
    ${turn("king", "t-1", MOVE)}
    queenconsort receives: ${MOVE_OF_KING}
  `,
  ),
];

it.each(stories)("$title", async (each) => {
  const driver = createDirectDriver(createMemoryStorage());
  await play(each, driver);
  expect(driver.rig.faults).toEqual([]);
});
