import { optionalChild, type Field } from "#xml/codec.ts";
import { accept } from "#xml/decoded.ts";
import { elements, localName, namespaceOf, type XmlElement } from "#xml/element.ts";
import { dataForm, type DataForm } from "#protocol/data-form.ts";
import { bitsOfBinary } from "#protocol/form-media.ts";

/** A form that may be left out, with the pictures that came beside it (XEP-0231). */
export const formWithBits: Field<DataForm | undefined> = {
  read(source, ns) {
    const form = optionalChild(dataForm).read(source, ns);
    return form.ok && form.value !== undefined ? accept(withBits(form.value, source)) : form;
  },
  write: (form, draft) => optionalChild(dataForm).write(form, draft),
};

/** Puts `data:` addresses in the place of the `cid:` ones whose bits are in `place`; the others stay as they are. */
export function withBits(form: DataForm, place: XmlElement): DataForm {
  if (form.fields.every((field) => field.media === undefined)) return form;
  const bits = new Map<string, { readonly type: string; readonly base64: string }>();
  for (const found of elements(place)) {
    if (localName(found) !== bitsOfBinary.name || !bitsOfBinary.namespaces.includes(namespaceOf(found, "")))
      continue;
    const read = bitsOfBinary.decode(found);
    if (read.ok && read.value.type !== undefined)
      bits.set(read.value.cid, { type: read.value.type, base64: read.value.base64 });
  }
  const fields = form.fields.map((field) => {
    if (field.media === undefined) return field;
    const uris = field.media.uris.map((each) => {
      const found = bits.get(each.uri.replace(/^cid:/iu, ""));
      return found === undefined ? each : { ...each, uri: `data:${found.type};base64,${found.base64}` };
    });
    return { ...field, media: { ...field.media, uris } };
  });
  return { ...form, fields };
}
