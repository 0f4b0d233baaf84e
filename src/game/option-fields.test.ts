import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OPTION_FIELDS, optionValues, readOptions, type OptionName } from "./option-fields.ts";
import { DEFAULT_OPTIONS } from "./options.ts";

const problemsOf = (values: Partial<Record<OptionName, string[]>>) => {
  const read = readOptions(values, DEFAULT_OPTIONS);
  return read.ok ? [] : read.problems.map(({ field, code }) => `${field}: ${code}`);
};

describe("game options", () => {
  it("are those of the game protocol in a created room", () => {
    expect(optionValues(DEFAULT_OPTIONS)).toEqual({
      battlefield: ["Valley"],
      seed: ["0"],
      light: ["day"],
      match: ["Single Battle"],
      teams: ["York", "Lancaster"],
      minplayers: ["1"],
      maxplayers: ["5"],
      bots: ["0"],
      botskill: ["soldier"],
      defences: ["1"],
      minutes: ["15"],
      friendlyfire: ["0"],
      spectatordelay: ["0"],
    });
    expect(OPTION_FIELDS.map(({ name }) => name)).toEqual(Object.keys(optionValues(DEFAULT_OPTIONS)));
  });

  it("come back from their form as they were", () => {
    const read = readOptions(optionValues(DEFAULT_OPTIONS), {
      ...DEFAULT_OPTIONS,
      minutes: 3,
      friendlyFire: true,
    });
    expect(read).toEqual({ ok: true, options: DEFAULT_OPTIONS });
  });

  it("keep what a form leaves out", () => {
    const read = readOptions({ minutes: ["20"] }, { ...DEFAULT_OPTIONS, teams: ["A", "B", "C"] });
    expect(read).toMatchObject({ ok: true, options: { minutes: 20, teams: ["A", "B", "C"] } });
  });

  it("take choices without regard to case, and teams without empty lines", () => {
    const read = readOptions(
      { match: ["last man standing"], teams: [" York ", "", "Tudor"] },
      DEFAULT_OPTIONS,
    );
    expect(read).toMatchObject({
      ok: true,
      options: { match: "Last Man Standing", teams: ["York", "Tudor"] },
    });
  });

  it("are refused field by field, all at once, with a sentence each", () => {
    expect(
      problemsOf({ battlefield: ["Mars"], minutes: ["soon"], bots: ["-1"], friendlyfire: ["maybe"] }),
    ).toEqual([
      "battlefield: unknown-value",
      "bots: malformed",
      "minutes: malformed",
      "friendlyfire: malformed",
    ]);
    expect(problemsOf({ minutes: ["0"] })).toEqual(["minutes: out-of-range"]);
    expect(problemsOf({ minutes: [] })).toEqual(["minutes: malformed"]);
    expect(problemsOf({ minplayers: ["6"] })).toEqual(["minplayers: conflict"]);
    expect(problemsOf({ bots: ["6"] })).toEqual(["bots: conflict"]);
    const read = readOptions({ minutes: ["999"] }, DEFAULT_OPTIONS);
    expect(!read.ok && read.problems[0]!.detail).toBe("'Longest battle, in minutes' must be from 1 to 120.");
  });

  it("need two to six teams with names of their own that mean nothing else", () => {
    expect(problemsOf({ light: ["noon"] })).toEqual(["light: unknown-value"]);
    expect(problemsOf({ teams: ["York"] })).toEqual(["teams: missing"]);
    expect(problemsOf({ teams: ["York", "none"] })).toEqual(["teams: unknown-value"]);
    expect(problemsOf({ teams: ["ALL", "York"] })).toEqual(["teams: unknown-value"]);
    expect(problemsOf({ teams: ["York", "york"] })).toEqual(["teams: conflict"]);
    expect(problemsOf({ teams: ["York", "x".repeat(33)] })).toEqual(["teams: malformed"]);
    expect(problemsOf({ teams: ["York", "a\u0007b"] })).toEqual(["teams: malformed"]);
    expect(problemsOf({ teams: ["1", "2", "3", "4", "5", "6", "7"] })).toEqual(["teams: out-of-range"]);
  });

  it("that are taken are always within their limits, whatever was typed", () => {
    const text = fc.oneof(
      fc.string(),
      fc.integer().map(String),
      fc.constantFrom("1", "Moor", "true", "veteran"),
    );
    const names = OPTION_FIELDS.map(({ name }) => name);
    const form = fc.dictionary(fc.constantFrom(...names), fc.array(text, { maxLength: 3 }));
    fc.assert(
      fc.property(form, (values) => {
        const read = readOptions(values, DEFAULT_OPTIONS);
        if (!read.ok) {
          expect(read.problems.length).toBeGreaterThan(0);
          return;
        }
        const { minPlayers, maxPlayers, bots, minutes, teams } = read.options;
        expect(minPlayers).toBeLessThanOrEqual(maxPlayers);
        expect(bots).toBeLessThanOrEqual(maxPlayers);
        expect(minutes >= 1 && minutes <= 120).toBe(true);
        expect(teams.length).toBeGreaterThanOrEqual(2);
        expect(readOptions(optionValues(read.options), DEFAULT_OPTIONS)).toEqual(read);
      }),
    );
  });
});
