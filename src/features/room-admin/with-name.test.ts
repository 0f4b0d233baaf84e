import { expect, it } from "vitest";
import type { DataForm } from "#ui/data-form/model.ts";
import { withName } from "./with-name.ts";

function form(...values: readonly string[]): DataForm {
  const name = { var: "mmog#roomconfig_roomname", values, options: [] };
  const secret = { var: "mmog#roomconfig_roomsecret", values: [], options: [] };
  return { type: "form", instructions: [], fields: [name, secret], items: [] };
}
const values = (filled: DataForm) => filled.fields.map((field) => field.values);

it("the name that was typed for a new room stands in its form", () => {
  expect(values(withName(form(), "Tewkesbury"))).toEqual([["Tewkesbury"], []]);
  expect(values(withName(form(""), "Tewkesbury"))).toEqual([["Tewkesbury"], []]);
});

it("a name that the service gave stays", () => {
  expect(values(withName(form("Barnet"), "Tewkesbury"))).toEqual([["Barnet"], []]);
  expect(values(withName(form(), undefined))).toEqual([[], []]);
});
