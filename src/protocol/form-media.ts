import { attr, element, optionalAttr, text, type Field, type Infer } from "#xml/codec.ts";
import { accept } from "#xml/decoded.ts";
import { elements, localName, namespaceOf } from "#xml/element.ts";
import { integer, nonEmpty, textUpTo, type ValueCodec } from "#xml/value.ts";
import { NS } from "#protocol/namespaces.ts";

/** Pictures that can hold nothing but a picture: an SVG could hold scripts and links. */
const IMAGE_TYPES = ["image/png", "image/jpeg", "image/webp", "image/gif"] as const;
type ImageType = (typeof IMAGE_TYPES)[number];

/** So many characters of base64 a picture (192 KiB of data); so many forms of one picture. */
const LONGEST = 262_144;
const MOST_URIS = 8;

const imageType: ValueCodec<ImageType | undefined> = {
  parse: (given) => accept(IMAGE_TYPES.find((known) => known === given.trim().toLowerCase())),
  format: (type) => type ?? "",
};

const uri = element("uri", NS.media, {
  type: optionalAttr("type", imageType),
  uri: text(nonEmpty(LONGEST)),
});
type MediaUri = { readonly type: ImageType; readonly uri: string };

/** Pictures that are here already: data in the address itself, or beside the form. Nothing is fetched. */
const uris: Field<readonly MediaUri[]> = {
  read(source, ns) {
    const usable: MediaUri[] = [];
    for (const found of elements(source)) {
      if (usable.length === MOST_URIS) break;
      if (localName(found) !== "uri" || namespaceOf(found, ns) !== NS.media) continue;
      const read = uri.decode(found, ns);
      if (!read.ok || read.value.type === undefined) continue;
      const address = read.value.uri.trim();
      if (/^(?:data|cid):/iu.test(address)) usable.push({ type: read.value.type, uri: address });
    }
    return accept(usable);
  },
  write: (part, draft) => void draft.children.push(...part.map((each) => uri.encode(each, draft.ns))),
};

/** XEP-0221 `<media/>`: a picture that a field asks about. */
export const fieldMedia = element("media", NS.media, {
  height: optionalAttr("height", integer(1, 10_000)),
  width: optionalAttr("width", integer(1, 10_000)),
  uris,
});
export type FieldMedia = Infer<typeof fieldMedia>;

/** XEP-0231 `<data/>`: the bits that a `cid:` address stands for. */
export const bitsOfBinary = element("data", NS.bits, {
  cid: attr("cid", nonEmpty(256)),
  type: optionalAttr("type", imageType),
  base64: text(textUpTo(LONGEST)),
});
