import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { MenuButton } from "./menu-button.tsx";
import { MenuPopup } from "./menu-popup.tsx";
import { nextItem } from "./next-item.ts";
import { placeBeside } from "./place-beside.ts";

const item = (id: string, blockedBecause?: string) => ({ id, label: id, blockedBecause, onSelect: () => {} });

describe("a menu", () => {
  it("is announced by its button, and isn't there until it is opened", () => {
    const html = renderToStaticMarkup(<MenuButton label="What to do with earl1" groups={[[item("Ban")]]} />);
    expect(html).toContain('aria-label="What to do with earl1"');
    expect(html).toContain('aria-haspopup="menu" aria-expanded="false"');
    expect(html).not.toContain('role="menu"');
  });

  it("has items in groups, and tells why one can't be chosen", () => {
    const html = renderToStaticMarkup(
      <MenuPopup
        id="m"
        label="What to do with earl1"
        groups={[[item("Kick")], [item("Ban", "Not now.")]]}
        startsAt="first"
        button={{ current: null }}
        onClose={() => {}}
      />,
    );
    expect(html).toContain('role="menu" aria-label="What to do with earl1"');
    expect(html.match(/role="menuitem"/gu)).toHaveLength(2);
    expect(html.match(/role="separator"/gu)).toHaveLength(1);
    expect(html).toMatch(/aria-disabled="true"[^>]*><span[^>]*>Ban<span[^>]*>Not now\./u);
  });

  it("is gone through by arrows, all around, by Home and End, and by the first letter", () => {
    const labels = ["Give voice", "Make member", "Make admin", "Ban"];
    expect(nextItem("ArrowDown", 3, labels)).toBe(0);
    expect(nextItem("ArrowUp", 0, labels)).toBe(3);
    expect(nextItem("Home", 2, labels)).toBe(0);
    expect(nextItem("End", 0, labels)).toBe(3);
    expect(nextItem("m", 1, labels)).toBe(2);
    expect(nextItem("M", 2, labels)).toBe(1);
    expect(nextItem("x", 2, labels)).toBeUndefined();
    expect(nextItem("Enter", 2, labels)).toBeUndefined();
    expect(nextItem("ArrowDown", -1, [])).toBeUndefined();
  });

  it("stands below its button, above it where that is the only room, and never out of view", () => {
    const view = { width: 400, height: 600 };
    const menu = { width: 200, height: 180 };
    const at = (left: number, top: number) => ({ left, top, right: left + 30, bottom: top + 30 });
    expect(placeBeside(at(350, 100), menu, view)).toEqual({ left: 180, top: 134 });
    expect(placeBeside(at(350, 560), menu, view)).toEqual({ left: 180, top: 376 });
    expect(placeBeside(at(0, 100), menu, view)).toEqual({ left: 8, top: 134 });
    expect(placeBeside(at(0, 20), { width: 200, height: 590 }, view).top).toBe(8);
  });
});
