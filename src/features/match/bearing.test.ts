import { describe, expect, it } from "vitest";
import { bearingDeg, bearingOfYaw, betweenDeg, tenthOfDegree, turnDeg } from "./bearing.ts";

describe("a bearing", () => {
  it("counts clockwise from the north of the map, which is -z", () => {
    expect(bearingDeg(0, -10)).toBe(0);
    expect(bearingDeg(10, 0)).toBeCloseTo(90);
    expect(bearingDeg(0, 10)).toBeCloseTo(180);
    expect(bearingDeg(-10, 0)).toBeCloseTo(270);
  });

  it("of a yaw is that of the way it looks", () => {
    for (const yawRad of [-3, -1.2, 0, 0.4, 2.9])
      expect(bearingOfYaw(yawRad)).toBeCloseTo(bearingDeg(Math.sin(yawRad), Math.cos(yawRad)));
  });

  it("stays from 0 to below 360", () => {
    expect(turnDeg(-1)).toBe(359);
    expect(turnDeg(725)).toBe(5);
    expect(turnDeg(-1e-18)).toBe(0);
    expect(tenthOfDegree(359.97)).toBe(0);
    expect(tenthOfDegree(273.44)).toBe(273.4);
  });

  it("differs from another by the shorter turn", () => {
    expect(betweenDeg(350, 10)).toBe(20);
    expect(betweenDeg(10, 350)).toBe(-20);
    expect(betweenDeg(0, 180)).toBe(180);
  });
});
