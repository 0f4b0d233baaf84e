import { expect, it } from "vitest";
import type { ChatLine } from "#store/chat-log.ts";
import { chatRuns } from "./chat-runs.ts";

let key = 0;
function said(nick: string, atMinute: number, kind: ChatLine["kind"] = "message"): ChatLine {
  key += 1;
  return {
    key,
    kind,
    nick,
    text: "A horse!",
    atMs: atMinute * 60_000,
    own: false,
    delayed: false,
    mentions: false,
  };
}
const shape = (lines: readonly ChatLine[]) => chatRuns(lines).map((run) => `${run.nick}:${run.lines.length}`);

it("what one person says in a row stands under one name", () => {
  expect(shape([said("king", 1), said("king", 2), said("earl1", 2), said("king", 3)])).toEqual([
    "king:2",
    "earl1:1",
    "king:1",
  ]);
});

it("after a long pause the name and the time are said again", () => {
  expect(shape([said("king", 1), said("king", 6), said("king", 10)])).toEqual(["king:1", "king:2"]);
});

it("a notice or a new subject stands by itself", () => {
  expect(shape([said("king", 1), said("king", 1, "subject"), said("king", 1)])).toHaveLength(3);
});
