import { expect, it } from "vitest";
import { newAccountOf, withLabels } from "./new-account.ts";

const values = (username: string) => [
  { var: "username", values: [username] },
  { var: "password", values: ["white-boar"] },
];

it("a new account is called by its name at the page's own server", () => {
  expect(newAccountOf(values(" richard "), "shakespeare.lit")).toEqual({
    address: "richard@shakespeare.lit",
    password: "white-boar",
  });
});

it("an address that is whole stays as it is, and so does a name without a server", () => {
  expect(newAccountOf(values("richard@york.lit"), "shakespeare.lit").address).toBe("richard@york.lit");
  expect(newAccountOf(values("richard"), undefined).address).toBe("richard");
  expect(newAccountOf([], "shakespeare.lit")).toEqual({ address: "", password: "" });
});

it("a field without a label gets the one that people know it by", () => {
  const field = (name: string, label?: string) => ({
    var: name,
    values: [],
    options: [],
    ...(label && { label }),
  });
  const form = {
    type: "form" as const,
    instructions: [],
    fields: [field("username"), field("nick", "Call me")],
    items: [],
  };
  expect(withLabels(form, { username: "Name", nick: "Nickname" }).fields.map((each) => each.label)).toEqual([
    "Name",
    "Call me",
  ]);
});
