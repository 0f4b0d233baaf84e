import { useEffect, useRef } from "react";
import type { Grid } from "./contours.ts";
import { readInk, shadeRelief } from "./relief.ts";
import styles from "./contour-map.module.css";

/** The shaded ground below the lines, in the colours of the page's scheme. */
export function ReliefLayer({ grid, cellM }: { readonly grid: Grid; readonly cellM: number }) {
  const ref = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext("2d");
    if (canvas === null || context === null || context === undefined) return;
    const draw = () => {
      const tokens = getComputedStyle(canvas);
      const light = readInk(tokens.getPropertyValue("--relief-light"));
      const shade = readInk(tokens.getPropertyValue("--relief-shade"));
      const width = grid.columns + 1;
      context.putImageData(new ImageData(shadeRelief(grid, cellM, light, shade), width, grid.rows + 1), 0, 0);
    };
    draw();
    const scheme = matchMedia("(prefers-color-scheme: light)");
    scheme.addEventListener("change", draw);
    return () => scheme.removeEventListener("change", draw);
  }, [grid, cellM]);
  return <canvas ref={ref} width={grid.columns + 1} height={grid.rows + 1} className={styles["relief"]} />;
}
