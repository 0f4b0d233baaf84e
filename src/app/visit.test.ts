import { expect, it } from "vitest";
import { createConnectionStore } from "#store/connection-store.ts";
import { isReturningGuest, rememberVisit } from "./visit.ts";

function visit() {
  const held = new Map<string, string>();
  const storage = {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  } as Storage;
  const connection = createConnectionStore();
  rememberVisit(storage, connection);
  return { connection, isReturning: () => isReturningGuest(storage) };
}

it("a guest who was online comes in by oneself after a reload, also when the line was lost before", () => {
  const { connection, isReturning } = visit();
  expect(isReturning()).toBe(false);
  connection.setState({ line: "online", guest: true });
  connection.setState({ line: "waiting" });
  expect(isReturning()).toBe(true);
});

it("who signed out is asked again", () => {
  const { connection, isReturning } = visit();
  connection.setState({ line: "online", guest: true });
  connection.setState({ line: "offline" });
  expect(isReturning()).toBe(false);
});

it("an account needs its password again", () => {
  const { connection, isReturning } = visit();
  connection.setState({ line: "online", guest: true });
  connection.setState({ line: "waiting" });
  connection.setState({ line: "online", guest: false });
  expect(isReturning()).toBe(false);
});
