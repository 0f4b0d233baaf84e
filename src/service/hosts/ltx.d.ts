/** ltx ships no types. Only its scanner is used here: it calls back for tags and text, and builds nothing. */
declare module "ltx/src/parsers/ltx.js" {
  class LtxScanner {
    on(event: "startElement", listener: (name: string, attrs: Record<string, string>) => void): this;
    on(event: "endElement", listener: (name: string) => void): this;
    on(event: "text", listener: (text: string) => void): this;
    /** Throws on an illegal entity. */
    write(text: string): void;
  }
  export { LtxScanner as default };
}
