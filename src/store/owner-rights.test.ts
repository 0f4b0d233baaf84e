import { expect, it } from "vitest";
import { isAllowedNow, type OwnerRight } from "#store/owner-rights.ts";

const PHASES = ["created", "inactive", "active", "paused", "adjourned"] as const;

it("MMOG-5.2-6: an owner's controls are off where the table of rights forbids them", () => {
  const allowed = (right: OwnerRight, isModerated: boolean | undefined) =>
    PHASES.filter((phase) => isAllowedNow(right, phase, isModerated));
  expect(allowed("configure", true)).toEqual(["created", "inactive"]);
  expect(allowed("configure", false)).toEqual(["created", "inactive"]);
  expect(allowed("save", true)).toEqual(["inactive", "active", "paused"]);
  expect(allowed("save", false)).toEqual(["inactive"]);
  expect(allowed("revoke-member", true)).toEqual(PHASES);
  expect(allowed("revoke-member", false)).toEqual(["created", "inactive"]);
  expect(allowed("assign-teams", true)).toEqual(PHASES);
  expect(allowed("assign-teams", false)).toEqual(["created", "inactive", "paused"]);
  expect(allowed("assign-teams", undefined)).toEqual(PHASES);
  expect(allowed("save", undefined)).toEqual(["inactive", "active", "paused"]);
});
