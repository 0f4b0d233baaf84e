import { expect, type Locator } from "@playwright/test";
import type { Actor } from "../actors.ts";

/** A row of the Situation panel, as a person reads it. */
export type SituationRow = {
  readonly name: string;
  readonly team: string;
  /** Degrees, clockwise from north; NaN for oneself. */
  readonly bearing: number;
  /** Metres; NaN for oneself. */
  readonly distance: number;
  readonly power: string;
};

export function battlefield({ page }: Actor): Locator {
  return page.getByRole("region", { name: "Battlefield" });
}

export async function situation({ page }: Actor): Promise<SituationRow[]> {
  const rows = page.getByRole("region", { name: "Situation" }).getByRole("table").locator("tbody tr");
  const cells = await rows.evaluateAll((all) =>
    all.map((row) => [...row.querySelectorAll("th, td")].map((cell) => cell.textContent ?? "")),
  );
  return cells.map(([name = "", team = "", bearing = "", distance = "", power = ""]) => ({
    name,
    team,
    bearing: Number.parseFloat(bearing),
    distance: Number.parseFloat(distance.replaceAll(",", "")),
    power,
  }));
}

export async function about(actor: Actor, name: string): Promise<SituationRow | undefined> {
  return (await situation(actor)).find((row) => row.name.startsWith(name));
}

/** Where the own gun points, degrees. */
export async function gunBearing({ page }: Actor): Promise<number> {
  return Number.parseFloat((await page.getByLabel("Gun bearing").textContent()) ?? "");
}

/** Turns the aim by key until the gun lies on somebody's bearing. */
export async function layGunOn(actor: Actor, name: string): Promise<void> {
  const { keyboard } = actor.page;
  await battlefield(actor).focus();
  await expect(async () => {
    const target = await about(actor, name);
    const off = turn(target?.bearing ?? Number.NaN, await gunBearing(actor));
    expect(Number.isFinite(off), `the bearing of ${name} is known`).toBe(true);
    if (Math.abs(off) > 1) {
      const key = off > 0 ? "KeyE" : "KeyQ";
      // A short press for a little, a longer one for much; the next look says what came of it.
      await keyboard.press(key, { delay: Math.min(1200, Math.max(30, Math.abs(off) * 12)) });
    }
    expect(Math.abs(turn((await about(actor, name))?.bearing ?? Number.NaN, await gunBearing(actor)))).toBeLessThan(1.2);
  }).toPass({ timeout: 90_000, intervals: [100] });
}

/** The way from one bearing to another, degrees in (-180, 180], clockwise positive. */
function turn(to: number, from: number): number {
  const way = (((to - from) % 360) + 540) % 360;
  return way - 180;
}
