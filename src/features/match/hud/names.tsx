import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { NamePlace } from "#features/match/battlefield-slot.ts";
import { usePainter } from "#features/match/hud/use-painter.ts";
import { setText, type Painters } from "#features/match/painters.ts";
import { harmless } from "#ui/text/harmless.ts";
import type { Client } from "#session/client.ts";
import { SHAPE_PATHS, teamLook } from "#ui/team/team-look.ts";
import styles from "./names.module.css";

/** No more names at once than this. */
const MOST_NAMES = 32;
/** A name this near to another one is only a mark, CSS pixels. */
const CROWDED_X_PX = 96;
const CROWDED_Y_PX = 20;
const FARTHEST_M = 700;
/** How far a name hangs over its place, CSS pixels: it must not cover what is aimed at. */
const LIFT_PX = 14;
/** Distances change ten times a second at most. */
const FIGURES_MS = 100;

export type NamesProps = {
  readonly client: Client;
  readonly painters: Painters;
  readonly teams: readonly string[];
  /** From above everybody is shown, and how far the camera is says nothing. */
  readonly isMap: boolean;
};

/** Names with their teams' marks over the tanks; for the eye alone, the Situation says them in text. */
export function Names({ client, painters, teams, isMap }: NamesProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  usePainter(painters, () => {
    if (box.current === null) return undefined;
    const names = createNames(box.current, client, teams, isMap, (count) => t("common.metres", { count }));
    let writtenMs = -Infinity;
    return (frame) => {
      const isDue = frame.pageMs - writtenMs >= FIGURES_MS;
      if (isDue) writtenMs = frame.pageMs;
      names(frame.names, frame.nameCount, frame.laidOn, isDue);
    };
  }, [client, teams, isMap, t]);
  return <div ref={box} className={styles["names"]} aria-hidden="true" />;
}

type Entry = {
  readonly root: HTMLElement;
  readonly mark: SVGPathElement;
  readonly name: Element;
  readonly distance: Element;
  chid: string;
  x: number;
  y: number;
};

/** Reuses its elements: one for each name that is shown at once. */
function createNames(
  box: HTMLElement,
  { battle }: Client,
  teams: readonly string[],
  isMap: boolean,
  metres: (count: number) => string,
): (places: readonly NamePlace[], count: number, laidOn: number, withFigures: boolean) => void {
  box.replaceChildren();
  const entries: Entry[] = [];

  function make(): Entry {
    const page = box.ownerDocument;
    const root = page.createElement("div");
    const svg = page.createElementNS("http://www.w3.org/2000/svg", "svg");
    const mark = page.createElementNS("http://www.w3.org/2000/svg", "path");
    const name = page.createElement("span");
    const distance = page.createElement("span");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.append(mark);
    distance.className = styles["distance"] ?? "";
    root.className = styles["name"] ?? "";
    root.append(svg, name, distance);
    box.append(root);
    const entry = { root, mark, name, distance, chid: "", x: 0, y: 0 };
    entries.push(entry);
    return entry;
  }

  function describe(entry: Entry, chid: string, name: string, team: string): void {
    entry.chid = chid;
    const { shape, colourToken } = teamLook(team, teams);
    entry.mark.setAttribute("d", SHAPE_PATHS[shape]);
    entry.mark.style.fill = `var(${colourToken})`;
    setText(entry.name, harmless(name));
  }

  function isShown({ slot, distanceM, visible }: NamePlace): boolean {
    if (!visible || battle.isAlive[slot] !== 1) return false;
    return isMap || (slot !== battle.localSlot && distanceM <= FARTHEST_M);
  }

  function isCrowded(index: number): boolean {
    const { x, y } = entries[index]!;
    for (let other = 0; other < index; other += 1) {
      const { x: otherX, y: otherY } = entries[other]!;
      if (Math.abs(x - otherX) < CROWDED_X_PX && Math.abs(y - otherY) < CROWDED_Y_PX) return true;
    }
    return false;
  }

  function refresh(index: number, distanceM: number): void {
    const { root, distance } = entries[index]!;
    root.classList.toggle(styles["small"] ?? "", isCrowded(index));
    setText(distance, isMap ? "" : metres(Math.round(distanceM)));
    root.style.opacity = isMap ? "1" : String(Math.max(0.7, 1 - distanceM / FARTHEST_M));
  }

  return (places, count, laidOn, withFigures) => {
    let shown = 0;
    for (let index = 0; index < count && shown < MOST_NAMES; index += 1) {
      const place = places[index]!;
      const character = battle.inSlot(place.slot);
      if (character === undefined || !isShown(place)) continue;
      const entry = entries[shown] ?? make();
      const isOther = entry.chid !== character.chid;
      if (isOther) describe(entry, character.chid, character.visiname, character.team);
      entry.x = place.x;
      entry.y = place.y;
      entry.root.style.transform = `translate(${place.x.toFixed(1)}px, ${(place.y - LIFT_PX).toFixed(1)}px) translate(-50%, -100%)`;
      if (entry.root.hidden) entry.root.hidden = false;
      if (withFigures || isOther) {
        refresh(shown, place.distanceM);
        entry.root.classList.toggle(styles["laid"] ?? "", place.slot === laidOn);
      }
      shown += 1;
    }
    for (let index = shown; index < entries.length; index += 1) {
      const { root } = entries[index]!;
      if (!root.hidden) root.hidden = true;
    }
  };
}
