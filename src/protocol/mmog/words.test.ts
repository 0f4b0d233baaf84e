import { expect, it } from "vitest";
import { STATUS } from "#protocol/mmog/words.ts";

/** The codes of XEP-0045's registry that the text speaks of; its own tables are cut (errata E-184). */
const REGISTRY = [
  100, 101, 102, 103, 104, 110, 170, 171, 172, 173, 201, 210, 301, 303, 307, 321, 322, 332, 333,
];

it("MMOG-16.6-1, MMOG-16.6-2, MMOG-16.8-1: no status code is used that isn't registered, and each means one thing", () => {
  const used = Object.values(STATUS);
  expect(used.filter((code) => !REGISTRY.includes(code))).toEqual([]);
  expect(new Set(used).size).toBe(used.length);
});
