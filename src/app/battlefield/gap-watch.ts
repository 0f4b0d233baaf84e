/** A gap between frames that is longer than this, ms, and than so many usual ones, is none of drawing alone. */
const LEAST_GAP_MS = 300;
const USUAL_FRAMES = 3;

/**
 * Tells frames that come after a gap: the page was hidden, or busy with something else, such as building the scene.
 * What has come over the line meanwhile still waits then. Such a frame is better not drawn: it would show everybody
 * where they were before, and the next one where they are.
 */
export function createGapWatch(): (pageMs: number) => boolean {
  let lastMs = -Infinity;
  let usualMs = 0;
  let wasAfterGap = false;
  return (pageMs) => {
    const gapMs = pageMs - lastMs;
    lastMs = pageMs;
    // Never twice in a row: a page that is always slow draws what it can.
    wasAfterGap = !wasAfterGap && gapMs > Math.max(LEAST_GAP_MS, USUAL_FRAMES * usualMs);
    if (!wasAfterGap && Number.isFinite(gapMs)) usualMs += (gapMs - usualMs) * 0.1;
    return wasAfterGap;
  };
}
