import { expect, it } from "vitest";
import { createClientStage, enterAsKing, occupantPresence, ROOM } from "#testing/client-stage.ts";

const asked = (team: string) =>
  new RegExp(
    `^<presence id='[^']+' to='${ROOM}'><game xmlns='http://jabber.org/protocol/mmog'><item role='${team}' team='${team}'/></game></presence>$`,
  );

it("MMOG-7.4-1, MMOG-7.4-5: a team is asked for at the room's own address, and everybody's is shown as the room says it", async () => {
  const stage = createClientStage();
  await enterAsKing(stage);
  const { client, line, stores } = stage;
  const outcome = client.takeTeam("york");
  expect(line.sent).toEqual([expect.stringMatching(asked("York"))]);
  expect(stores.room.getState().occupants.get("king")?.team).toBe("");
  line.receive(occupantPresence("king", "affiliation='owner' role='moderator' team='york'", [110]));
  line.receive(occupantPresence("earl1", "affiliation='none' role='participant' team='Lancaster'"));
  expect(await outcome).toEqual({ ok: true, value: undefined });
  stage.frame();
  expect(stores.room.getState().teams).toMatchObject([
    { name: "York", players: ["king"] },
    { name: "Lancaster", players: ["earl1"] },
  ]);
});

it("MMOG-7.10-1: who gives the team up asks for none, and stays in the room", async () => {
  const stage = createClientStage();
  await enterAsKing(stage);
  const { client, line, stores } = stage;
  line.receive(occupantPresence("king", "affiliation='owner' role='moderator' team='York'", [110]));
  stage.frame();
  const outcome = client.resign();
  expect(line.sent).toEqual([expect.stringMatching(asked("none"))]);
  line.receive(occupantPresence("king", "affiliation='owner' role='moderator' team='none'", [110]));
  expect(await outcome).toEqual({ ok: true, value: undefined });
  expect(stores.room.getState()).toMatchObject({ phase: "inside" });
  expect(stores.room.getState().occupants.get("king")?.team).toBe("");
});
