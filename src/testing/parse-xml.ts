import type { XmlElement } from "#xml/element.ts";
import { parseFrame } from "#service/hosts/embedded/parse-frame.ts";

/** The element that the text is, read as the service reads a frame. Throws when it is not exactly one. */
export function parseXml(text: string): XmlElement {
  const parsed = parseFrame(text.trim(), 262_144);
  if (!parsed.ok) throw new Error(`${parsed.error.text ?? parsed.error.condition} The text: ${text}`);
  return parsed.element;
}
