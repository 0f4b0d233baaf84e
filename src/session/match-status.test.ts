import { expect, it } from "vitest";
import { createBattlefield } from "#game/battlefield.ts";
import { isAllowedNow } from "#store/owner-rights.ts";
import { createClientStage, enterAsKing, KING, matchPresence, matchState } from "#testing/client-stage.ts";

const START = createBattlefield("Valley", 7).spawn(0, 2, 0);
const king = `<pcs><pc jid='${KING}' chid='k1' name='richardiii' visiname='king' model='King' team='york'><moves><move node='Tank'><location x='${START.x}' y='0' z='${START.z}'/><rotation x='0' y='0' z='0' w='1'/></move></moves></pc></pcs>`;

/** What a driver's full throttle comes to in one second of that status. */
async function driven(status: string) {
  const stage = createClientStage();
  await enterAsKing(stage);
  stage.line.receive(matchPresence(status, matchState({}, king)));
  for (let frame = 0; frame < 60; frame += 1) {
    stage.advance(1000 / 60);
    stage.client.drive({ throttle: 1, steer: 0, aimYaw: 0, aimPitch: 0, fire: true }, stage.nowMs());
  }
  const { phase } = stage.stores.match.getState();
  return {
    phase,
    turns: stage.line.sent.filter((text) => text.includes("<turn")).length,
    optionsMayChange: isAllowedNow("configure", phase, true),
  };
}

it("MMOG-4.4-4: turns are said while the match is active, and its options can't be changed", async () => {
  const { phase, turns, optionsMayChange } = await driven("active");
  expect(phase).toBe("active");
  expect(turns).toBeGreaterThan(3);
  expect(optionsMayChange).toBe(false);
});

it.each([
  ["created", true],
  ["inactive", true],
  ["paused", false],
  ["adjourned", false],
])(
  "MMOG-4.4-2, MMOG-4.4-3, MMOG-4.4-5, MMOG-4.4-6: no turn is said in a match that is %s",
  async (status, mayChange) => {
    expect(await driven(status)).toEqual({ phase: status, turns: 0, optionsMayChange: mayChange });
  },
);
