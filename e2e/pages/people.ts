import { expect } from "@playwright/test";
import type { Actor } from "../actors.ts";

/** The list of people in the room. */
export function people({ page }: Actor) {
  return page.getByRole("list", { name: "People in the room" });
}

/** Somebody's row in it. */
export function person(actor: Actor, nick: string) {
  return people(actor).getByRole("listitem").filter({ hasText: nick });
}

/** Chooses from somebody's menu; what takes something away is confirmed, with a reason if one is given. */
export async function doTo(actor: Actor, nick: string, deed: string, confirm?: string, reason = "") {
  const { page } = actor;
  await page.getByRole("button", { name: `What to do with ${nick}` }).click();
  await page.getByRole("menuitem", { name: deed, exact: true }).click();
  if (confirm === undefined) return;
  const question = page.getByRole("alertdialog");
  await question.getByRole("textbox", { name: "Reason" }).fill(reason);
  await question.getByRole("button", { name: confirm, exact: true }).click();
  await expect(question).toBeHidden();
}

/** Opens the room's lists at one of them. */
export async function openList({ page }: Actor, list: string) {
  await page.getByRole("button", { name: "Manage" }).click();
  const dialog = page.getByRole("dialog", { name: "Manage the room" });
  await dialog.getByRole("tab", { name: list }).click();
  return dialog;
}
