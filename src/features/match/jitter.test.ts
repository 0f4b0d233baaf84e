import { describe, expect, it } from "vitest";
import { createJitter } from "#features/match/jitter.ts";

describe("the jitter", () => {
  it("is how much round trips differ, smoothed as RFC 3550 does", () => {
    const jitter = createJitter();
    jitter.note(40);
    expect(jitter.jitterMs).toBeUndefined();
    jitter.note(56);
    expect(jitter.jitterMs).toBe(16);
    jitter.note(56);
    jitter.note(undefined);
    expect(jitter.jitterMs).toBe(16);
    jitter.note(24);
    expect(jitter.jitterMs).toBe(17);
  });
});
