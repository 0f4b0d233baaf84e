/** ltx ships no types; only this function of it is used here. */
declare module "ltx/lib/parse.js" {
  import type { XmlElement } from "#xml/element.ts";

  /** Throws on what is not well-formed: read the frame first. */
  function parse(text: string): XmlElement;
  export { parse as default };
}
