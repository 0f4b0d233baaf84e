import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { elements, localName, textOf, type XmlElement } from "#xml/element.ts";
import { parseXml } from "#testing/parse-xml.ts";
import { inItsList, typedPayloads } from "#testing/typed-payloads.ts";

/** The specifications lie beside the project while it is being developed; they are no part of it. */
const SPEC = join(import.meta.dirname, "../../../shared/spec");

/** Files that hold no stanza: entries of registries. */
const REGISTRY = /-reg-/;
/** Printed mistakes that are to be refused, with the erratum that says so. */
const REFUSED: Readonly<Record<string, string>> = { "mmog-130.xml": "E-085" };
/** Turns of another game under this one's name: nothing in them is ours (errata E-081). */
const CHESS = /^mmog-06[0-3]\.xml$/;

/** Whether there is anything to read in an element. */
function says(payload: XmlElement): boolean {
  const attrs = Object.keys(payload.attrs).filter((name) => name !== "xmlns");
  return attrs.length > 0 || elements(payload).length > 0 || textOf(payload).trim() !== "";
}

/** Whether a typed value has no member with anything in it. */
function isEmpty(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return value === undefined || value === "";
  return Object.values(value).every(
    (part) =>
      part === undefined || part === "" || part === false || (Array.isArray(part) && part.length === 0),
  );
}

for (const folder of ["examples", "canonical"]) {
  const path = join(SPEC, folder);
  const isThere = existsSync(path);
  const files = isThere
    ? readdirSync(path).filter((file) => file.endsWith(".xml") && !REGISTRY.test(file))
    : [];

  describe.skipIf(!isThere)(`${folder} of the specifications${isThere ? "" : " (not there)"}`, () => {
    it("are many", () => expect(files.length).toBeGreaterThan(30));

    it.each(files)("%s says something typed", (file) => {
      const root = parseXml(readFileSync(join(path, file), "utf8").replace(/<!--[\s\S]*?-->/gu, ""));
      const name = localName(root);
      const stanzas = name === "examples" ? elements(root) : [name === "item" ? inItsList(root) : root];
      expect(stanzas.length).toBeGreaterThan(0);
      for (const stanza of stanzas) {
        const read = typedPayloads(stanza);
        if (REFUSED[file] !== undefined) {
          expect(read).toMatchObject({ ok: false });
          continue;
        }
        if (!read.ok) throw new Error(read.refusal.detail);
        for (const { name, payload, value } of read.value)
          if (says(payload) && !CHESS.test(file))
            expect(isEmpty(value), `${name} was read as nothing`).toBe(false);
      }
    });
  });
}
