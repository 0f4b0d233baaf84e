import { expect, it } from "vitest";
import { addressesIn } from "./addresses-in.ts";

it("finds each address once, whatever stands between them", () => {
  expect(addressesIn(" a@b.lit, c@d.lit;a@b.lit\n e@f.lit ")).toEqual(["a@b.lit", "c@d.lit", "e@f.lit"]);
  expect(addressesIn(" , ")).toEqual([]);
});
