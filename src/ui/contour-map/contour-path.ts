import type { ContourLine } from "./contours.ts";

/** An SVG path through the middles of a line's pieces, bent at its points; one cell is `scale` units. */
export function pathOf(line: ContourLine, scale: number): string {
  const count = line.points.length / 2;
  const x = (at: number) => (line.points[(at % count) * 2] ?? 0) * scale;
  const y = (at: number) => (line.points[(at % count) * 2 + 1] ?? 0) * scale;
  const point = (at: number) => `${round(x(at))} ${round(y(at))}`;
  const middle = (at: number) => `${round((x(at) + x(at + 1)) / 2)} ${round((y(at) + y(at + 1)) / 2)}`;
  if (count < 2) return "";
  if (line.isClosed) {
    let path = `M${middle(0)}`;
    for (let at = 1; at <= count; at++) path += `Q${point(at)} ${middle(at)}`;
    return `${path}Z`;
  }
  let path = `M${point(0)}L${middle(0)}`;
  for (let at = 1; at < count - 1; at++) path += `Q${point(at)} ${middle(at)}`;
  return `${path}L${point(count - 1)}`;
}

/** Where a line's height can be written: its most level stretch, with the slope there in degrees. */
export function labelPlace(
  line: ContourLine,
  scale: number,
): { readonly x: number; readonly y: number; readonly degrees: number } | undefined {
  const count = line.points.length / 2;
  const reach = 4;
  if (count < 30) return undefined;
  let best: { x: number; y: number; degrees: number } | undefined;
  for (let at = reach; at < count - reach; at += reach) {
    const dx = (line.points[(at + reach) * 2] ?? 0) - (line.points[(at - reach) * 2] ?? 0);
    const dy = (line.points[(at + reach) * 2 + 1] ?? 0) - (line.points[(at - reach) * 2 + 1] ?? 0);
    const degrees = (Math.atan2(dx < 0 ? -dy : dy, Math.abs(dx)) * 180) / Math.PI;
    if (best !== undefined && Math.abs(degrees) >= Math.abs(best.degrees)) continue;
    best = { x: (line.points[at * 2] ?? 0) * scale, y: (line.points[at * 2 + 1] ?? 0) * scale, degrees };
  }
  return best;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
