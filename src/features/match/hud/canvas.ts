/** How often a canvas looks how large its box is, ms: asking in every frame would cost a layout each time. */
const MEASURE_MS = 250;

/** A canvas that fits its box on the screen; sizes are CSS pixels. */
export interface FittedCanvas {
  readonly width: number;
  readonly height: number;
  /** Clears it for a new frame; false when nothing of it shows. Drawing is then in CSS pixels. */
  begin(nowMs: number): boolean;
}

export function createFittedCanvas(
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
): FittedCanvas {
  let measuredMs = -Infinity;
  let width = 0;
  let height = 0;
  let ratio = 1;

  function measure(): void {
    width = canvas.clientWidth;
    height = canvas.clientHeight;
    ratio = Math.min(2, canvas.ownerDocument.defaultView?.devicePixelRatio ?? 1);
    const pixelWidth = Math.round(width * ratio);
    const pixelHeight = Math.round(height * ratio);
    if (canvas.width === pixelWidth && canvas.height === pixelHeight) return;
    canvas.width = pixelWidth;
    canvas.height = pixelHeight;
  }

  return {
    get width() {
      return width;
    },
    get height() {
      return height;
    },
    begin(nowMs) {
      if (nowMs - measuredMs >= MEASURE_MS) {
        measuredMs = nowMs;
        measure();
      }
      if (width === 0 || height === 0) return false;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, width, height);
      return true;
    },
  };
}

/** The page's tokens where an element stands, read once: asking for them in a frame would cost a layout. */
export function tokensOf(element: Element): (name: string) => string {
  const style = getComputedStyle(element);
  const known = new Map<string, string>();
  return (name) => {
    const value = known.get(name) ?? style.getPropertyValue(name).trim();
    known.set(name, value);
    return value;
  };
}
