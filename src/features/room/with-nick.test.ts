import { expect, it } from "vitest";
import type { DataForm } from "#ui/data-form/model.ts";
import { nickFieldOf, withNick } from "./with-nick.ts";

const formWith = (...values: readonly string[]): DataForm => ({
  type: "form",
  instructions: [],
  items: [],
  fields: [
    { var: "mmog#register_first", values: [], options: [] },
    { var: "mmog#register_roomnick", values, options: [] },
  ],
});

it("one's nickname is proposed where the room proposes none, and other fields stay empty", () => {
  const valuesOf = (form: DataForm) => form.fields.map(({ values }) => values);
  expect(valuesOf(withNick(formWith(), "king"))).toEqual([[], ["king"]]);
  expect(valuesOf(withNick(formWith("richmond"), "king"))).toEqual([[], ["richmond"]]);
  expect(nickFieldOf(formWith())).toBe("mmog#register_roomnick");
  expect(nickFieldOf({ ...formWith(), fields: [] })).toBeUndefined();
});
