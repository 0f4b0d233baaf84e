/** What a frame may hold, and what is wrong with one that is refused. */
export type FrameLimits = {
  /** UTF-8 bytes of the whole frame. */
  readonly bytes: number;
  /** Elements inside each other; a lone element has depth 1. */
  readonly depth: number;
  /** Elements and runs of text together. */
  readonly nodes: number;
};

export type FrameFault =
  | "too-big"
  | "too-deep"
  | "too-many-nodes"
  | "not-one-root"
  | "forbidden-markup"
  | "not-well-formed";

export type RefusedFrame = { readonly ok: false; readonly code: FrameFault; readonly detail: string };

export const defaultFrameLimits: FrameLimits = { bytes: 262_144, depth: 64, nodes: 5_000 };

export function refuseFrame(code: FrameFault, detail: string): RefusedFrame {
  return { ok: false, code, detail };
}

export function malformed(detail: string): RefusedFrame {
  return refuseFrame("not-well-formed", detail);
}

/** Whether the text is longer than so many bytes of UTF-8. */
export function exceedsBytes(text: string, limit: number): boolean {
  if (text.length > limit) return true;
  if (text.length * 3 <= limit) return false;
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // A surrogate pair is two units and four bytes, so each half counts one more.
    if (unit >= 0x80) bytes += unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 1 : 2;
  }
  return bytes > limit;
}
