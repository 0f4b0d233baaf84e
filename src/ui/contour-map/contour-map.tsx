import { useMemo, type ReactNode } from "react";
import { cx } from "#ui/cx.ts";
import { ReliefLayer } from "./relief-layer.tsx";
import { labelPlace, pathOf } from "./contour-path.ts";
import { contoursOf, sampleGrid, type Contour, type HeightAt, type MapArea } from "./contours.ts";
import styles from "./contour-map.module.css";

/** The drawing is 1600 by 1000 units and fills its box; what does not fit is cut off. */
export const MAP_WIDTH = 1600;
export const MAP_HEIGHT = 1000;

const COLUMNS = 128;
const ROWS = 80;
const CELL = MAP_WIDTH / COLUMNS;
const INDEX_EVERY = 5;

export type ContourMapProps = {
  /** The ground. While it is still loading the map is empty; then the lines fade in. */
  readonly heightAt: HeightAt | undefined;
  readonly area: MapArea;
  /** Height between two lines, in metres; every fifth is drawn stronger and bears its height. */
  readonly intervalM: number;
  /** Writes the heights on the lines; leave it out where text stands above the map. */
  readonly hasHeights?: boolean;
  /** Drawn above the lines, in the units of the drawing: `MapMark`, `MapRoute`. */
  readonly children?: ReactNode;
};

/** A map sheet of contour lines, decorative. The function `heightAt` must keep its identity between renders. */
export function ContourMap({ heightAt, area, intervalM, hasHeights = false, children }: ContourMapProps) {
  const { eastM, southM, widthM, depthM } = area;
  const grid = useMemo(
    () => heightAt && sampleGrid(heightAt, { eastM, southM, widthM, depthM }, COLUMNS, ROWS),
    [heightAt, eastM, southM, widthM, depthM],
  );
  const contours = useMemo(() => (grid === undefined ? [] : contoursOf(grid, intervalM)), [grid, intervalM]);
  const isIndex = (contour: Contour) => Math.round(contour.heightM / intervalM) % INDEX_EVERY === 0;
  return (
    <div className={cx(styles["map"], grid !== undefined && styles["drawn"])} aria-hidden="true">
      {grid !== undefined && <ReliefLayer grid={grid} cellM={widthM / COLUMNS} />}
      <svg
        className={styles["lines"]}
        viewBox={`0 0 ${MAP_WIDTH} ${MAP_HEIGHT}`}
        preserveAspectRatio="xMidYMid slice"
        focusable="false"
      >
        <path className={styles["graticule"]} d={GRATICULE} />
        <path className={styles["line"]} d={pathFor(contours.filter((contour) => !isIndex(contour)))} />
        <path className={styles["index"]} d={pathFor(contours.filter(isIndex))} />
        {hasHeights &&
          contours.filter(isIndex).map((contour) => <HeightLabel key={contour.heightM} contour={contour} />)}
      </svg>
      {children !== undefined && (
        // What moves is drawn apart: otherwise each of its frames would draw the whole map again.
        <svg
          className={cx(styles["lines"], styles["apart"])}
          viewBox={`0 0 ${MAP_WIDTH} ${MAP_HEIGHT}`}
          preserveAspectRatio="xMidYMid slice"
          focusable="false"
        >
          {children}
        </svg>
      )}
    </div>
  );
}

function HeightLabel({ contour }: { readonly contour: Contour }) {
  const longest = contour.lines.reduce((one, other) =>
    other.points.length > one.points.length ? other : one,
  );
  const place = labelPlace(longest, CELL);
  if (place === undefined) return null;
  return (
    <text
      className={styles["height"]}
      transform={`translate(${place.x} ${place.y}) rotate(${place.degrees})`}
    >
      {Math.round(contour.heightM)}
    </text>
  );
}

function pathFor(contours: readonly Contour[]): string {
  return contours.flatMap((contour) => contour.lines.map((line) => pathOf(line, CELL))).join("");
}

/** Small crosses where the lines of the grid would meet. */
const GRATICULE = (() => {
  let path = "";
  for (let x = 100; x < MAP_WIDTH; x += 200)
    for (let y = 100; y < MAP_HEIGHT; y += 200) path += `M${x - 6} ${y}h12M${x} ${y - 6}v12`;
  return path;
})();
