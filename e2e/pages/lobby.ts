import { expect } from "@playwright/test";
import type { Actor } from "../actors.ts";

/** From the sign-in screen to the list of rooms, as a guest. */
export async function goToRooms({ page, nick }: Actor): Promise<void> {
  await page.getByRole("textbox", { name: "Nickname" }).fill(nick);
  await page.getByRole("button", { name: "Choose a room first" }).click();
  await expect(page.getByRole("heading", { name: "Rooms", exact: true })).toBeVisible();
}

/** Makes an account at the page's own server and signs in with it. */
export async function signUp({ page }: Actor, name: string): Promise<void> {
  const password = "white boar";
  await page.getByRole("button", { name: "Create account" }).click();
  const form = page.getByRole("dialog", { name: "Create account" });
  await form.getByRole("textbox", { name: /user ?name/i }).fill(name);
  await form
    .getByLabel(/password/i)
    .first()
    .fill(password);
  await form.getByRole("button", { name: "Create account" }).click();
  await expect(form).toBeHidden();
  await page.getByRole("textbox", { name: "Address" }).fill(`${name}@localhost`);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Rooms", exact: true })).toBeVisible();
}

/** Opens a room and waits for the form that the service made for it. */
export async function createRoom({ page }: Actor, name: string): Promise<void> {
  await page.getByRole("button", { name: "Create room" }).click();
  const dialog = page.getByRole("dialog", { name: "Create room" });
  await dialog.getByRole("textbox", { name: "Room name" }).fill(name);
  await dialog.getByRole("button", { name: "Create", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Room configuration" })).toBeVisible();
}

/** The row of a room in the list. */
export function row({ page }: Actor, room: string) {
  return page.getByRole("list", { name: "Rooms" }).getByRole("listitem").filter({ hasText: room });
}

export async function join(actor: Actor, room: string): Promise<void> {
  await row(actor, room).getByRole("button", { name: "Join" }).click();
  await expect(actor.page.getByRole("button", { name: "Leave room" })).toBeVisible();
}

export async function watch(actor: Actor, room: string): Promise<void> {
  await row(actor, room).getByRole("button", { name: "Watch" }).click();
}
