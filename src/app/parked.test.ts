import { expect, it } from "vitest";
import { takeParked } from "./parked.ts";

const session = {
  endpoint: "ws://localhost/xmpp-websocket",
  domain: "localhost",
  username: "",
  books: {
    id: "s1",
    jid: "g1@localhost/web",
    heldS: 60,
    inbound: 3,
    acknowledged: 1,
    queue: [null, "<message/>"],
  },
};

function storage(kept?: string): Storage {
  const held = new Map(kept === undefined ? [] : [["bosworth.parked.1", kept]]);
  return {
    getItem: (key: string) => held.get(key) ?? null,
    removeItem: (key: string) => void held.delete(key),
  } as Storage;
}

it("is there once, for the page at the same path", () => {
  const kept = storage(JSON.stringify({ path: "/room/bosworth@games.localhost", session }));
  expect(takeParked(kept, "/room/bosworth@games.localhost")).toEqual(session);
  expect(takeParked(kept, "/room/bosworth@games.localhost")).toBeUndefined();
});

it("is gone for a page that is elsewhere", () => {
  const kept = storage(JSON.stringify({ path: "/room/bosworth@games.localhost", session }));
  expect(takeParked(kept, "/rooms")).toBeUndefined();
  expect(takeParked(kept, "/room/bosworth@games.localhost")).toBeUndefined();
});

it("is none where nothing was kept, or nothing can be read", () => {
  expect(takeParked(storage(), "/")).toBeUndefined();
  expect(takeParked(storage("null"), "/")).toBeUndefined();
  expect(takeParked(storage("{"), "/")).toBeUndefined();
  expect(takeParked({} as Storage, "/")).toBeUndefined();
});
