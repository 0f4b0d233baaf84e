import { expect, it } from "vitest";
import { createClientStage, ROOM, signIn } from "#testing/client-stage.ts";
import { anotherNick, proposedNick } from "./proposed-nick.ts";

it("MMOG-7.2.1-6: one enters under the nickname that the room keeps for one, else under the usual one", async () => {
  const { client, line, stores } = createClientStage();
  signIn({ line, stores });
  stores.settings.setState({ nickname: "henry" });
  const kept = proposedNick(client, ROOM);
  (await line.nextAsked(ROOM, /x-roomuser-item/)).result(
    "<query xmlns='http://jabber.org/protocol/disco#info' node='x-roomuser-item'><identity category='game' type='multi-user' name='richmond'/></query>",
  );
  expect(await kept).toBe("richmond");
  const none = proposedNick(client, ROOM);
  (await line.nextAsked(ROOM, /x-roomuser-item/)).error("feature-not-implemented");
  expect(await none).toBe("henry");
  // Nobody has gone in yet.
  expect(line.sent).toEqual([]);
});

it("MMOG-7.2.8-6: where a nickname is taken another one is proposed, and another one after that", () => {
  expect(anotherNick("king")).toBe("king 2");
  expect(anotherNick("king 2")).toBe("king 3");
  expect(anotherNick("king9")).toBe("king9 2");
  expect(anotherNick("7")).toBe("7 2");
});
