import { describe, expect, it } from "vitest";

// Vitest empties the style sheets that a test imports, so this one is read from disk.
const css = process
  .getBuiltinModule("node:fs")
  .readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

const lightStart = css.indexOf("@media (prefers-color-scheme: light)");

function colours(part: string): ReadonlyMap<string, string> {
  return new Map(
    [...part.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6});/gu)].map((found) => [
      found[1] ?? "",
      found[2] ?? "",
    ]),
  );
}

const dark = colours(css.slice(0, lightStart));
const schemes = [
  ["dark", dark],
  ["light", new Map([...dark, ...colours(css.slice(lightStart))])],
] as const;

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string | undefined, other: string | undefined): number {
  if (one === undefined || other === undefined) return NaN;
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

describe.each(schemes)("the %s colours", (_, tokens) => {
  const worst = (fronts: readonly string[], backs: readonly string[]) =>
    Math.min(
      ...fronts.flatMap((front) => backs.map((back) => contrast(tokens.get(front), tokens.get(back)))),
    );
  const surfaces = ["page", "panel", "raised", "hover", "well"].map((name) => `colour-${name}`);

  it("keep text readable on every surface", () => {
    const texts = ["text", "text-muted", "text-faint", "link", "bad", "good", "warn", "info"];
    expect(
      worst(
        texts.map((name) => `colour-${name}`),
        surfaces,
      ),
    ).toBeGreaterThanOrEqual(4.5);
  });

  it("keep the words on buttons and notices readable", () => {
    for (const fill of ["accent", "accent-hover", "accent-press"])
      expect(worst(["colour-on-accent"], [`colour-${fill}`])).toBeGreaterThanOrEqual(4.5);
    expect(worst(["colour-on-fill"], ["colour-bad-fill", "colour-bad-fill-hover"])).toBeGreaterThanOrEqual(
      4.5,
    );
    for (const tone of ["good", "warn", "bad", "info"])
      expect(
        worst([`colour-${tone}`, "colour-text", "colour-link"], [`colour-${tone}-deep`]),
      ).toBeGreaterThanOrEqual(4.5);
  });

  it("keep the borders of controls and the focus in sight", () => {
    expect(worst(["colour-control", "colour-focus", "colour-accent"], surfaces)).toBeGreaterThanOrEqual(3);
  });

  it("keep every team in sight", () => {
    const teams = ["lancaster", "3", "4", "5", "6", "7", "8", "none"].map((name) => `team-${name}`);
    expect(worst(teams, ["colour-panel", "colour-raised", "colour-page"])).toBeGreaterThanOrEqual(3);
  });
});

it("York's ivory keeps out of its dark surroundings; on light ones its outline does", () => {
  expect(contrast(dark.get("team-york"), dark.get("colour-panel"))).toBeGreaterThanOrEqual(3);
});
