import { expect, it } from "vitest";
import { isAllowedNow } from "#store/owner-rights.ts";

const PHASES = ["created", "inactive", "active", "paused", "adjourned"] as const;

it("MMOG-5.2-6: an owner's controls are off where the table of rights forbids them", () => {
  const allowed = (right: "configure" | "save", isModerated: boolean | undefined) =>
    PHASES.filter((phase) => isAllowedNow(right, phase, isModerated));
  expect(allowed("configure", true)).toEqual(["created", "inactive"]);
  expect(allowed("configure", false)).toEqual(["created", "inactive"]);
  expect(allowed("save", true)).toEqual(["inactive", "active", "paused"]);
  expect(allowed("save", false)).toEqual(["inactive"]);
  expect(allowed("save", undefined)).toEqual(["inactive", "active", "paused"]);
});
