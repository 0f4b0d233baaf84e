import type { FieldMedia } from "./model.ts";
import { pictureHead, type PictureHead } from "./picture-head.ts";

const TYPES = ["image/png", "image/jpeg", "image/webp", "image/gif"];
/** So many characters of base64: 192 KiB of data. */
const LONGEST = 262_144;

/** So many pixels a side: a few bytes can make a picture that no page has the memory for. */
const LARGEST = 4_096;

export type Picture = PictureHead & { readonly bytes: Uint8Array<ArrayBuffer> };

/**
 * The first form of a picture that is here in full: a `data:` address in base64, of a type that can't hold
 * scripts. Nothing is ever fetched, so nobody learns from a form who looks at it.
 */
export function pictureOf(media: FieldMedia): Picture | undefined {
  for (const { type, uri } of media.uris) {
    const comma = uri.indexOf(",");
    if (comma < 0 || comma > 100 || uri.length > LONGEST + comma) continue;
    const [scheme = "", ...parameters] = uri.slice(0, comma).toLowerCase().split(";");
    const stated = scheme.startsWith("data:") ? scheme.slice("data:".length) || type : "";
    if (!TYPES.includes(stated) || parameters.at(-1) !== "base64") continue;
    const bytes = bytesOf(uri.slice(comma + 1));
    const head = bytes && pictureHead(bytes);
    if (bytes === undefined || head === undefined) continue;
    if (head.width <= LARGEST && head.height <= LARGEST) return { ...head, bytes };
  }
  return undefined;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
