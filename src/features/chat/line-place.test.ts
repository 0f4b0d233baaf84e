import { expect, it } from "vitest";
import type { ChatLine } from "#store/chat-log.ts";
import { placeOf } from "./line-place.ts";

function said(nick: string, atMinute: number, more: Partial<ChatLine> = {}): ChatLine {
  const atMs = atMinute * 60_000;
  const line = { key: 1, kind: "message", nick, text: "A horse!", atMs, own: false } as const;
  return { ...line, delayed: false, mentions: false, ...more };
}

it("what one person says in a row stands under one name", () => {
  expect(placeOf(said("king", 1), undefined).isFirst).toBe(true);
  expect(placeOf(said("king", 2), said("king", 1)).isFirst).toBe(false);
  expect(placeOf(said("earl1", 2), said("king", 2)).isFirst).toBe(true);
});

it("after a long pause the name and the time are said again", () => {
  expect(placeOf(said("king", 6), said("king", 1)).isFirst).toBe(true);
  expect(placeOf(said("king", 10), said("king", 6)).isFirst).toBe(false);
});

it("a notice, a new subject and a deed stand by themselves", () => {
  expect(placeOf(said("king", 1, { kind: "subject" }), said("king", 1)).isFirst).toBe(true);
  expect(placeOf(said("king", 1), said("king", 1, { kind: "notice" })).isFirst).toBe(true);
  expect(placeOf(said("king", 1, { text: "/me waves" }), said("king", 1)).isFirst).toBe(true);
});

it("MMOG-7.2.13-6: what was said before we came, or while we were away, is set apart", () => {
  const old = { delayed: true };
  expect(placeOf(said("king", 1, old), undefined).divider).toBe("before");
  expect(placeOf(said("king", 1, old), said("king", 1, old)).divider).toBeUndefined();
  expect(placeOf(said("king", 1), said("king", 1, old))).toEqual({ divider: "now", isFirst: true });
  expect(placeOf(said("king", 1, old), said("king", 1)).divider).toBe("away");
  expect(placeOf(said("king", 1), undefined).divider).toBeUndefined();
});
