import { expect, test } from "vitest";
import { createStreamManagement } from "#service/hosts/embedded/stream-management.ts";

const outgoing = (payload: string) => ({ stanza: { name: "message", attrs: {}, children: [] }, payload });

test("an acknowledgement takes out what it counts and nothing else", () => {
  const management = createStreamManagement(10, 1_000);
  for (const frame of ["a", "b", "c"]) management.push(outgoing(frame));
  expect(management.acknowledge(2)).toBe(true);
  expect(management.unacked().map(({ payload }) => payload)).toEqual(["c"]);
  expect(management.outbound()).toBe(3);
  expect(management.acknowledge(2)).toBe(true);
  expect(management.unacked()).toHaveLength(1);
});

test("an acknowledgement of more than was sent, or of less than before, changes nothing", () => {
  const management = createStreamManagement(10, 1_000);
  for (const frame of ["a", "b"]) management.push(outgoing(frame));
  management.acknowledge(1);
  expect(management.acknowledge(3)).toBe(false);
  expect(management.acknowledge(0)).toBe(false);
  expect(management.unacked()).toHaveLength(1);
});

test("the bound holds for stanzas and for bytes, and acknowledging makes room", () => {
  const management = createStreamManagement(2, 10);
  expect(management.push(outgoing("12345"))).toBe(true);
  expect(management.push(outgoing("12345"))).toBe(true);
  expect(management.push(outgoing("1"))).toBe(false);
  management.acknowledge(2);
  expect(management.push(outgoing("12345"))).toBe(true);
  expect(management.push(outgoing("1234567890"))).toBe(false);
});

test("what is forgotten counts all the same, and all is well again when it was acknowledged", () => {
  const management = createStreamManagement(2, 10);
  for (const frame of ["a", "b", "c"]) management.push(outgoing(frame));
  management.forget();
  expect(management.isWhole()).toBe(false);
  expect(management.unacked()).toEqual([]);
  expect(management.push(outgoing("d"))).toBe(true);
  expect(management.outbound()).toBe(4);
  expect(management.acknowledge(5)).toBe(false);
  expect(management.acknowledge(2)).toBe(true);
  expect(management.isWhole()).toBe(false);
  expect(management.acknowledge(3)).toBe(true);
  expect(management.isWhole()).toBe(true);
  expect(management.unacked().map(({ payload }) => payload)).toEqual(["d"]);
  expect(management.acknowledge(4)).toBe(true);
  expect(management.outbound()).toBe(4);
});

test("an acknowledgement is asked for once until it comes", () => {
  const management = createStreamManagement(10, 1_000);
  management.push(outgoing("a"));
  expect(management.wantsAck(2)).toBe(false);
  management.push(outgoing("b"));
  expect(management.wantsAck(2)).toBe(true);
  expect(management.wantsAck(2)).toBe(false);
  management.acknowledge(1);
  expect(management.wantsAck(1)).toBe(true);
  management.forgetRequest();
  expect(management.wantsAck(1)).toBe(true);
});
