import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pictureOf } from "./picture.ts";

const of = (...uris: readonly (readonly [type: string, uri: string])[]) =>
  pictureOf({ uris: uris.map(([type, uri]) => ({ type, uri })) });

describe("the picture of a field", () => {
  it("is the first that is here as data", () => {
    expect(
      of(
        ["image/png", "cid:sha1+1@bob.xmpp.org"],
        ["image/png", "https://victim.example/track.png"],
        ["image/png", "data:image/gif;base64,R0lG"],
      ),
    ).toEqual({ type: "image/gif", bytes: new Uint8Array([0x47, 0x49, 0x46]) });
  });

  it("is none that could hold a script, that isn't in base64, or that is too large", () => {
    expect(of(["image/png", "data:image/svg+xml;base64,PHN2Zy8+"])).toBeUndefined();
    expect(of(["image/png", "data:text/html;base64,PHN2Zy8+"])).toBeUndefined();
    expect(of(["image/png", "data:image/png,plain"])).toBeUndefined();
    expect(of(["image/png", "data:image/png;base64,%%%"])).toBeUndefined();
    expect(of(["image/png", `data:image/png;base64,${"A".repeat(262_148)}`])).toBeUndefined();
  });

  it("is looked for without ever throwing", () => {
    const uri = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string().map((text) => `data:image/png;base64,${text}`),
    );
    fc.assert(fc.property(fc.string(), uri, (type, text) => void of([type, text])));
  });
});
