import { expect, it } from "vitest";
import { misplacedField } from "./misplaced.ts";

it("a wrong password is said beside the password, a wrong address beside the address", () => {
  expect(misplacedField("auth-failed", false)).toBe("password");
  expect(misplacedField("jid-malformed", false)).toBe("address");
});

it("a server that can't be found is said beside what was typed to find it", () => {
  expect(misplacedField("unreachable", false)).toBe("address");
  expect(misplacedField("unreachable", true)).toBe("server");
});

it("what no field can mend is said beside none", () => {
  expect(misplacedField("timed-out", true)).toBeUndefined();
});
