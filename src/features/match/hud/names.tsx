import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { NamePlace } from "#features/match/battlefield-slot.ts";
import { usePainter } from "#features/match/hud/use-painter.ts";
import { setText, type Painters } from "#features/match/painters.ts";
import type { Client } from "#session/client.ts";
import { SHAPE_PATHS, teamLook } from "#ui/team/team-look.ts";
import styles from "./names.module.css";

/** No more names at once than this: the nearest. */
const MOST_NAMES = 24;
const FARTHEST_M = 700;
/** Distances change ten times a second at most. */
const FIGURES_MS = 100;

export type NamesProps = {
  readonly client: Client;
  readonly painters: Painters;
  readonly teams: readonly string[];
};

/** Names with their teams' marks over the tanks; for the eye alone, the Situation says them in text. */
export function Names({ client, painters, teams }: NamesProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  usePainter(
    painters,
    () => {
      if (box.current === null) return undefined;
      const names = createNames(box.current, client, teams, (count) => t("common.metres", { count }));
      let writtenMs = -Infinity;
      return (frame) => {
        const isDue = frame.nowMs - writtenMs >= FIGURES_MS;
        if (isDue) writtenMs = frame.nowMs;
        names(frame.names, frame.nameCount, isDue);
      };
    },
    [client, teams, t],
  );
  return <div ref={box} className={styles["names"]} aria-hidden="true" />;
}

type Entry = {
  readonly root: HTMLElement;
  readonly mark: SVGPathElement;
  readonly name: Element;
  readonly distance: Element;
  chid: string;
};

/** Reuses its elements: one for each name that is shown at once. */
function createNames(
  box: HTMLElement,
  { battle }: Client,
  teams: readonly string[],
  metres: (count: number) => string,
): (places: readonly NamePlace[], count: number, withFigures: boolean) => void {
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
    const entry = { root, mark, name, distance, chid: "" };
    entries.push(entry);
    return entry;
  }

  function describe(entry: Entry, chid: string, name: string, team: string): void {
    if (entry.chid === chid) return;
    entry.chid = chid;
    const { shape, colourToken } = teamLook(team, teams);
    entry.mark.setAttribute("d", SHAPE_PATHS[shape]);
    entry.mark.style.fill = `var(${colourToken})`;
    setText(entry.name, name);
  }

  return (places, count, withFigures) => {
    let shown = 0;
    for (let index = 0; index < count && shown < MOST_NAMES; index += 1) {
      const { slot, x, y, distanceM, visible } = places[index]!;
      const character = battle.inSlot(slot);
      if (!visible || character === undefined || slot === battle.localSlot) continue;
      if (battle.isAlive[slot] !== 1 || distanceM > FARTHEST_M) continue;
      const entry = entries[shown] ?? make();
      const isOther = entry.chid !== character.chid;
      describe(entry, character.chid, character.visiname, character.team);
      entry.root.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) translate(-50%, -100%)`;
      if (entry.root.hidden) entry.root.hidden = false;
      if (withFigures || isOther) {
        setText(entry.distance, metres(Math.round(distanceM)));
        entry.root.style.opacity = String(Math.max(0.55, 1 - distanceM / FARTHEST_M));
      }
      shown += 1;
    }
    for (let index = shown; index < entries.length; index += 1) {
      const { root } = entries[index]!;
      if (!root.hidden) root.hidden = true;
    }
  };
}
