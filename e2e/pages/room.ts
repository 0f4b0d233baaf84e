import { expect } from "@playwright/test";
import type { Actor } from "../actors.ts";

/** Chooses something of what is seldom done with a room. */
export async function chooseFromMenu({ page }: Actor, what: string): Promise<void> {
  await page.getByRole("button", { name: "More for this room" }).click();
  await page.getByRole("menuitem", { name: what }).click();
}

/** The row of somebody in the list of people. */
export function person({ page }: Actor, nick: string) {
  return page
    .getByRole("list", { name: "People in the room" })
    .getByRole("listitem")
    .filter({ hasText: nick });
}

/** Does something to somebody by their menu; what removes or demotes is asked about, with a reason. */
export async function deed(
  actor: Actor,
  nick: string,
  what: string,
  confirm?: { readonly button: string; readonly reason?: string },
): Promise<void> {
  const { page } = actor;
  await page.getByRole("button", { name: `What to do with ${nick}` }).click();
  await page.getByRole("menuitem", { name: what, exact: true }).click();
  if (confirm === undefined) return;
  const dialog = page.getByRole("alertdialog").or(page.getByRole("dialog")).last();
  if (confirm.reason !== undefined)
    await dialog.getByRole("textbox", { name: "Reason" }).fill(confirm.reason);
  await dialog.getByRole("button", { name: confirm.button, exact: true }).click();
}

export async function say({ page }: Actor, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "Message" }).fill(text);
  await page.keyboard.press("Enter");
}

export async function hears({ page }: Actor, text: string): Promise<void> {
  await expect(page.getByRole("log", { name: "Messages" })).toContainText(text);
}

/** Takes a team and the model to drive. */
export async function takeSeat({ page }: Actor, team: string, model: string): Promise<void> {
  await page.getByRole("button", { name: `Join ${team}` }).click();
  await page
    .getByRole("radiogroup", { name: "Model" })
    .getByRole("radio", { name: new RegExp(`^${model}`) })
    .check();
}
