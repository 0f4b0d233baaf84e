import { describe, expect, it } from "vitest";
import { teamLook } from "./team-look.ts";

describe("the look of a team", () => {
  it("is an ivory diamond for York and a crimson disc for Lancaster, wherever they stand", () => {
    expect(teamLook("York", ["Tudor", "York"])).toEqual({ shape: "diamond", colourToken: "--team-york" });
    expect(teamLook("lancaster", [])).toEqual({ shape: "disc", colourToken: "--team-lancaster" });
  });

  it("differs in colour and in shape for each of eight teams", () => {
    const teams = ["York", "Tudor", "Neville", "Lancaster", "Percy", "Stanley", "Howard", "Beaufort"];
    const looks = teams.map((team) => teamLook(team, teams));
    expect(new Set(looks.map((look) => look.shape)).size).toBe(8);
    expect(new Set(looks.map((look) => look.colourToken)).size).toBe(8);
  });

  it("goes by the name without case", () => {
    expect(teamLook("TUDOR", ["york", "tudor"])).toEqual(teamLook("Tudor", ["York", "Tudor"]));
  });

  it("is a plain ring for who has no team", () => {
    expect(teamLook("none", ["York", "Lancaster"]).shape).toBe("ring");
    expect(teamLook("", []).shape).toBe("ring");
  });
});
