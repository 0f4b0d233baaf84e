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
      // A short press for a little, a longer one for much, but never so short that no frame sees it.
      await keyboard.down(key);
      await nextFrames(actor, Math.min(1200, Math.max(30, Math.abs(off) * 12)));
      await keyboard.up(key);
      // The turret follows the aim: what came of it is known when it rests.
      let last = Number.NaN;
      await expect
        .poll(
          async () => {
            const now = await gunBearing(actor);
            const rests = now === last;
            last = now;
            return rests;
          },
          { intervals: [100] },
        )
        .toBe(true);
    }
    expect(
      Math.abs(turn((await about(actor, name))?.bearing ?? Number.NaN, await gunBearing(actor))),
    ).toBeLessThan(1.5);
  }).toPass({ intervals: [100] });
}

/** Waits for some frames of the page, and for so long at least, ms. */
export async function nextFrames({ page }: Actor, atLeastMs = 0): Promise<void> {
  await page.evaluate(
    (ms) =>
      new Promise<void>((resolve) => {
        const fromMs = performance.now();
        let frames = 0;
        const look = (): void => {
          frames += 1;
          if (frames > 2 && performance.now() - fromMs >= ms) resolve();
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    atLeastMs,
  );
}

/** Seconds that the match still has, as the page shows them. */
export async function secondsLeft({ page }: Actor): Promise<number> {
  const [minutes = Number.NaN, seconds = Number.NaN] = ((await page.getByRole("timer").textContent()) ?? "")
    .split(":")
    .map(Number);
  return minutes * 60 + seconds;
}

/** The way from one bearing to another, degrees in (-180, 180], clockwise positive. */
function turn(to: number, from: number): number {
  const way = (((to - from) % 360) + 540) % 360;
  return way - 180;
}

/** Fires, again and again as the gun is loaded, until what one waits for is seen. */
export async function fireUntil(actor: Actor, target: string, isSeen: () => Promise<boolean>): Promise<void> {
  await expect(async () => {
    await layGunOn(actor, target);
    await actor.page.keyboard.press("Space", { delay: 150 });
    await expect.poll(isSeen, { timeout: 6_000 }).toBe(true);
  }).toPass({ intervals: [0] });
}

/** Drives straight on until somebody is nearer than so many metres, then stops. */
export async function driveUntilNear(actor: Actor, name: string, metres: number): Promise<void> {
  await battlefield(actor).focus();
  await actor.page.keyboard.down("KeyW");
  await expect.poll(async () => (await about(actor, name))?.distance ?? Infinity).toBeLessThan(metres);
  await actor.page.keyboard.up("KeyW");
}

/** The share of pixels that differ clearly between two pictures of the battlefield. */
export async function differingShare({ page }: Actor, one: Buffer, other: Buffer): Promise<number> {
  return page.evaluate(
    async ([first, second]) => {
      const pixels = async (base64: string): Promise<Uint8ClampedArray> => {
        const bytes = Uint8Array.from(atob(base64), (character) => character.codePointAt(0) ?? 0);
        const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
        const pen = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
        pen?.drawImage(picture, 0, 0);
        return pen?.getImageData(0, 0, picture.width, picture.height).data ?? new Uint8ClampedArray();
      };
      const [a, b] = [await pixels(first ?? ""), await pixels(second ?? "")];
      let different = 0;
      for (let at = 0; at < a.length; at += 4) {
        const off = [0, 1, 2].some(
          (channel) => Math.abs((a[at + channel] ?? 0) - (b[at + channel] ?? 0)) > 24,
        );
        if (off) different += 1;
      }
      return a.length === 0 ? 0 : different / (a.length / 4);
    },
    [one.toString("base64"), other.toString("base64")],
  );
}
