import { describe, expect, it } from "vitest";
import { el, type XmlElement } from "#xml/element.ts";
import { dataForm, fieldValue, formTypeField, formTypeOf, type DataForm } from "#protocol/data-form.ts";
import { formWithBits } from "#protocol/form-bits.ts";

const form: DataForm = {
  type: "submit",
  instructions: [],
  fields: [
    { var: "teams", values: ["York", "Lancaster"], options: [] },
    { var: "motto", values: [], options: [] },
    formTypeField("urn:battle"),
    { values: ["a fixed text"], options: [] },
  ],
  items: [],
};

describe("a form", () => {
  it("is of the type that its hidden field says (XEP-0068)", () => {
    expect(formTypeOf(form)).toBe("urn:battle");
    expect(form.fields[2]).toEqual({ var: "FORM_TYPE", type: "hidden", values: ["urn:battle"], options: [] });
    expect(formTypeOf({ ...form, fields: [] })).toBeUndefined();
  });

  it("gives the first value of a field, and none where there is none", () => {
    expect(fieldValue(form.fields, "teams")).toBe("York");
    expect(fieldValue(form.fields, "motto")).toBeUndefined();
    expect(fieldValue(form.fields, "horses")).toBeUndefined();
  });

  it("is refused when it holds more than anybody could fill in", () => {
    const of = (count: number, child: XmlElement) =>
      dataForm.decode(
        el("x", { xmlns: "jabber:x:data", type: "form" }, ...Array.from({ length: count }, () => child)),
      );
    expect(of(1_000, el("field", { var: "a" })).ok).toBe(true);
    expect(of(1_001, el("field", { var: "a" }))).toMatchObject({
      ok: false,
      refusal: { code: "out-of-range" },
    });
    expect(of(5_001, el("item", {}))).toMatchObject({ ok: false, refusal: { code: "out-of-range" } });
    const options = Array.from({ length: 1_001 }, () => el("option", {}));
    expect(of(1, el("field", { var: "a" }, ...options))).toMatchObject({ ok: false });
  });
});

describe("the pictures of a form", () => {
  const BITS = "urn:xmpp:bob";
  const media = (...uris: readonly string[]) =>
    el(
      "field",
      { var: "ocr" },
      el(
        "media",
        { xmlns: "urn:xmpp:media-element" },
        ...uris.map((uri) => el("uri", { type: "image/png" }, uri)),
      ),
    );
  const picturesOf = (query: XmlElement) => {
    const read = formWithBits.read(query, "jabber:iq:register");
    return read.ok ? read.value?.fields[0]?.media?.uris : read.refusal;
  };
  const query = (field: XmlElement, ...beside: readonly XmlElement[]) =>
    el(
      "query",
      { xmlns: "jabber:iq:register" },
      el("x", { xmlns: "jabber:x:data", type: "form" }, field),
      ...beside,
    );

  it("are found beside it by their content ids (XEP-0231)", () => {
    const data = el("data", { xmlns: BITS, cid: "sha1+1@bob.xmpp.org", type: "image/gif" }, "R0lGODlh");
    expect(picturesOf(query(media("cid:sha1+1@bob.xmpp.org", "cid:sha1+2@bob.xmpp.org"), data))).toEqual([
      { type: "image/png", uri: "data:image/gif;base64,R0lGODlh" },
      { type: "image/png", uri: "cid:sha1+2@bob.xmpp.org" },
    ]);
  });

  it("are left out when they are of another type, or too large", () => {
    const script = el("data", { xmlns: BITS, cid: "a", type: "image/svg+xml" }, "PHN2Zy8+");
    const large = el("data", { xmlns: BITS, cid: "b", type: "image/png" }, "A".repeat(262_145));
    expect(picturesOf(query(media("cid:a", "cid:b"), script, large))).toEqual([
      { type: "image/png", uri: "cid:a" },
      { type: "image/png", uri: "cid:b" },
    ]);
    expect(picturesOf(query(media(`data:image/png;base64,${"A".repeat(262_145)}`)))).toEqual([]);
  });
});
