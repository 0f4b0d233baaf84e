import { describe, expect, it } from "vitest";
import { createPending } from "#session/pending.ts";

const never = () => () => undefined;
const conflict = { code: "conflict" };

describe("operations that wait", () => {
  it("find their error by its id, whatever else waits", async () => {
    const pending = createPending(never);
    const team = pending.wait("team", "t");
    const start = pending.wait("start", "s");
    expect(pending.fail("s", ["team"], conflict)).toBe(true);
    expect(await start).toEqual({ ok: false, refusal: conflict });
    pending.succeed("team");
    expect((await team).ok).toBe(true);
  });

  it("take an error without an id when nothing nearer waits (E-049)", async () => {
    const pending = createPending(never);
    const team = pending.wait("team", "t");
    expect(pending.fail(undefined, ["enter", "team"], conflict)).toBe(true);
    expect((await team).ok).toBe(false);
    expect(pending.fail(undefined, ["enter", "team"], conflict)).toBe(false);
  });

  it("don't take the late error of one that is over", async () => {
    const pending = createPending(never);
    const first = pending.wait("enter", "a");
    const second = pending.wait("enter", "b");
    expect(await first).toEqual({ ok: false, refusal: { code: "superseded" } });
    expect(pending.fail("a", ["enter"], conflict)).toBe(false);
    pending.succeed("enter");
    expect((await second).ok).toBe(true);
  });

  it("end together when the line is down", async () => {
    const pending = createPending(never);
    const all = [pending.wait("enter", "a"), pending.wait("start", "b")];
    pending.failAll({ code: "offline" });
    expect((await Promise.all(all)).map((outcome) => outcome.ok)).toEqual([false, false]);
    expect(pending.waits("enter")).toBe(false);
  });
});
