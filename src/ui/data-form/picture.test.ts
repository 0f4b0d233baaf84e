import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pictureOf } from "./picture.ts";

const of = (...uris: readonly (readonly [type: string, uri: string])[]) =>
  pictureOf({ uris: uris.map(([type, uri]) => ({ type, uri })) });

/** Pictures of which only the head is there, 3 by 2 pixels. */
const HEADS = {
  png: [
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 3, 0, 0, 0,
    2,
  ],
  gif: [0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 3, 0, 2, 0],
  jpeg: [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xc0, 0, 17, 8, 0, 2, 0, 3],
  webp: [...Buffer.from("RIFF0000WEBPVP8X"), 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 1, 0, 0],
};
const data = (type: string, bytes: readonly number[]) =>
  `data:${type};base64,${Buffer.from([...bytes, ...Array.from({ length: 24 }, () => 0)]).toString("base64")}`;

describe("the picture of a field", () => {
  it.each(Object.entries(HEADS))("is read as what it is: %s", (kind, bytes) => {
    expect(of(["image/png", data("image/png", bytes)])).toMatchObject({
      type: `image/${kind}`,
      width: 3,
      height: 2,
    });
  });

  it("is none that would fill the memory with pixels, or that is no picture", () => {
    const large = HEADS.png.with(18, 0x40);
    expect(of(["image/png", data("image/png", large)])).toBeUndefined();
    expect(
      of(["image/png", data("image/png", [...Buffer.from("<svg onload='alert(1)'/>")])]),
    ).toBeUndefined();
  });

  it("is the first that is here as data", () => {
    expect(
      of(
        ["image/png", "cid:sha1+1@bob.xmpp.org"],
        ["image/png", "https://victim.example/track.png"],
        ["image/png", data("image/gif", HEADS.gif)],
      ),
    ).toMatchObject({ type: "image/gif" });
  });

  it("is none that could hold a script, that isn't in base64, or that is too large", () => {
    expect(of(["image/png", "data:image/svg+xml;base64,PHN2Zy8+"])).toBeUndefined();
    expect(of(["image/png", data("image/svg+xml", HEADS.png)])).toBeUndefined();
    expect(of(["image/png", "data:text/html;base64,PHN2Zy8+"])).toBeUndefined();
    expect(of(["image/png", "data:image/png,plain"])).toBeUndefined();
    expect(of(["image/png", "data:image/png;base64,%%%"])).toBeUndefined();
    expect(of(["image/png", `data:image/png;base64,${"A".repeat(262_148)}`])).toBeUndefined();
  });

  it("is looked for without ever throwing", () => {
    const uri = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string().map((text) => `data:image/png;base64,${text}`),
      fc
        .tuple(fc.constantFrom(...Object.values(HEADS)), fc.array(fc.nat(255)), fc.nat(30))
        .map(([head, rest, length]) => data("image/png", [...head.slice(0, length), ...rest])),
    );
    fc.assert(fc.property(fc.string(), uri, (type, text) => void of([type, text])));
  });
});
