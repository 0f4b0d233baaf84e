import { describe, expect, it } from "vitest";
import { createAutomaticQuality, type AutomaticQuality } from "./automatic-quality.ts";

function run(quality: AutomaticQuality, frames: number, intervalMs: number, workMs = 1): number {
  let changes = 0;
  for (let frame = 0; frame < frames; frame++) if (quality.note(intervalMs, workMs)) changes += 1;
  return changes;
}

describe("the automatic quality", () => {
  it("starts in the middle, and at the end of its means where the processor draws", () => {
    expect(createAutomaticQuality(false).level).toEqual({ quality: "medium", resolution: 1 });
    expect(createAutomaticQuality(true).level).toEqual({ quality: "lowest", resolution: 1 });
  });

  it("goes down step by step to the end of its means, and stays there", () => {
    const quality = createAutomaticQuality(false);
    expect(run(quality, 2000, 60)).toBe(3);
    expect(quality.level).toEqual({ quality: "lowest", resolution: 1 });
  });

  it("rises when frames are quick and cost little", () => {
    const quality = createAutomaticQuality(false);
    expect(run(quality, 2000, 16.7)).toBe(1);
    expect(quality.level.quality).toBe("high");
  });

  it("stays where frames are quick but cost what they may", () => {
    const quality = createAutomaticQuality(false);
    expect(run(quality, 2000, 16.7, 9)).toBe(0);
  });

  it("never rises again after it has gone down", () => {
    const quality = createAutomaticQuality(false);
    expect(run(quality, 45, 60)).toBe(1);
    expect(run(quality, 5000, 8)).toBe(0);
    expect(quality.level.quality).toBe("low");
  });

  it("goes down within some seconds where a frame takes half of one", () => {
    const quality = createAutomaticQuality(false);
    expect(run(quality, 16, 500)).toBe(1);
    expect(quality.level.quality).toBe("low");
  });

  it("keeps what it has found for the next scene, whose first frames say nothing", () => {
    const quality = createAutomaticQuality(false);
    expect(run(quality, 45, 60)).toBe(1);
    expect(run(quality, 25, 60)).toBe(0);
    quality.settle();
    expect(quality.level.quality).toBe("low");
    expect(run(quality, 40, 60)).toBe(0);
    expect(run(quality, 5, 60)).toBe(1);
  });

  it("may rise again in the next scene, but not where the processor draws", () => {
    const quality = createAutomaticQuality(false);
    expect(run(quality, 45, 60)).toBe(1);
    quality.settle();
    expect(run(quality, 600, 8)).toBe(1);
    expect(quality.level.quality).toBe("medium");
    const slow = createAutomaticQuality(true);
    slow.settle();
    expect(run(slow, 5000, 8)).toBe(0);
  });

  it("takes a hidden tab for no slow frame", () => {
    const quality = createAutomaticQuality(false);
    expect(run(quality, 2000, 60_000)).toBe(0);
    for (let visit = 0; visit < 100; visit++) expect(run(quality, 1, 5_000) + run(quality, 30, 20)).toBe(0);
    expect(run(quality, 2000, Number.NaN)).toBe(0);
  });
});
