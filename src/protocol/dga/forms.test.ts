import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formTypeOf } from "#protocol/data-form.ts";
import { readResultsForm, resultsForm, type MatchResult } from "#protocol/dga/results-form.ts";
import { readStateForm, stateForm, type StateFacts } from "#protocol/dga/state-form.ts";
import { FORM_TYPE } from "#protocol/namespaces.ts";
import { hostileText } from "#testing/hostile-xml.ts";

const count = fc.integer({ min: 0, max: 1_000_000 });

describe("the form of a state (docs/dga.md)", () => {
  const facts: fc.Arbitrary<StateFacts> = fc.record(
    {
      battlefield: hostileText,
      seed: fc.integer({ min: 0, max: 0xffff_ffff }),
      light: hostileText,
      match: hostileText,
      clockMs: fc.integer({ min: 0, max: 10_000_000_000 }),
      minutes: count,
      teams: fc.array(hostileText),
      places: count,
      spectatorDelayS: count,
    },
    { noNullPrototype: true },
  );

  it("is read as it was sent", () => {
    fc.assert(
      fc.property(facts, (sent) => {
        expect(formTypeOf(stateForm(sent))).toBe(FORM_TYPE.dgaState);
        expect(readStateForm(stateForm(sent))).toStrictEqual({ ok: true, value: sent });
      }),
    );
  });

  it("tells the clock in whole milliseconds", () => {
    const sent = {
      battlefield: "Valley",
      seed: 7,
      light: "dusk",
      match: "",
      clockMs: 1234.56,
      minutes: 0,
      teams: [],
      places: 0,
      spectatorDelayS: 0,
    };
    expect(readStateForm(stateForm(sent))).toMatchObject({ value: { clockMs: 1235 } });
  });

  it("is by day when it doesn't say the time of day", () => {
    const sent = stateForm({
      battlefield: "Valley",
      seed: 7,
      light: "dusk",
      match: "",
      clockMs: 0,
      minutes: 0,
      teams: [],
      places: 0,
      spectatorDelayS: 0,
    });
    const fields = sent.fields.filter((field) => field.var !== "mmog/dga#state_light");
    expect(readStateForm({ ...sent, fields })).toMatchObject({ value: { light: "day" } });
  });
});

describe("the form of the results (docs/dga.md)", () => {
  const result: fc.Arbitrary<MatchResult> = fc.record(
    {
      name: hostileText,
      team: hostileText,
      shots: count,
      hits: count,
      damage: fc.integer({ min: 0, max: 10_000 }).map((tenths) => tenths / 10),
      destroyed: count,
      repaired: count,
      survived: fc.boolean(),
    },
    { noNullPrototype: true },
  );

  it("is read as it was sent", () => {
    fc.assert(
      fc.property(fc.array(result), (sent) => {
        expect(formTypeOf(resultsForm(sent))).toBe(FORM_TYPE.dgaResults);
        expect(readResultsForm(resultsForm(sent))).toStrictEqual(sent);
      }),
    );
  });
});
