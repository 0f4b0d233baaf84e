import { expect, it } from "vitest";
import { handFocusBack } from "./hand-focus-back.ts";

/** How often the battlefield gets the focus when something on `inside` is clicked so many times, 0 for a key. */
function focused(inside: "button" | "select", detail: number): number {
  let times = 0;
  const target = { closest: (selector: string) => (selector === inside ? {} : null) };
  const handle = { focus: () => (times += 1), releasePointer() {}, press() {}, release() {}, aimBy() {} };
  handFocusBack({ detail, target: target as unknown as Element }, handle);
  return times;
}

it("lets the keys drive again after a click on a button", () => {
  expect(focused("button", 1)).toBe(1);
  expect(focused("button", 2)).toBe(1);
});

it("leaves the focus where somebody pressed by key", () => {
  expect(focused("button", 0)).toBe(0);
});

it("leaves a list that is being chosen from open", () => {
  expect(focused("select", 1)).toBe(0);
});
