import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { el } from "#xml/element.ts";
import { form as words } from "#app/i18n/en/form.ts";
import { dataForm } from "#protocol/data-form.ts";
import { DataFormEditor } from "./data-form-editor.tsx";
import { DataFormResult } from "./data-form-result.tsx";
import { problemsOf } from "./form-problems.ts";
import { submittedFields } from "./form-values.ts";

const VALIDATE = "http://jabber.org/protocol/xdata-validate";
const MEDIA = "urn:xmpp:media-element";

const word = fc.oneof(fc.constantFrom("", "a", "b", "1", "constructor", "__proto__"), fc.string());
const type = fc.constantFrom(
  "boolean",
  "fixed",
  "hidden",
  "jid-multi",
  "jid-single",
  "list-multi",
  "list-single",
  "text-multi",
  "text-private",
  "text-single",
  "list-of-battles",
);
const validate = fc
  .record({
    datatype: fc.constantFrom("xs:integer", "xs:date", "x:y", ""),
    min: word,
    max: word,
    inside: fc.constantFrom("range", "open", "list-range", "regex"),
  })
  .map(({ datatype, min, max, inside }) =>
    el("validate", { xmlns: VALIDATE, datatype }, el(inside, { min, max })),
  );
const media = fc
  .tuple(
    fc.constantFrom("image/png", "image/svg+xml"),
    fc.oneof(word, fc.constant("data:image/png;base64,AAAA")),
  )
  .map(([of, uri]) => el("media", { xmlns: MEDIA }, el("uri", { type: of }, uri)));
const option = fc.tuple(word, word).map(([label, value]) => el("option", { label }, el("value", {}, value)));
const part = fc.oneof(
  word.map((text) => el("value", {}, text)),
  word.map((text) => el("desc", {}, text)),
  option,
  validate,
  media,
  fc.constant(el("required")),
);
const field = fc
  .tuple(
    fc.option(word, { nil: undefined }),
    fc.option(type, { nil: undefined }),
    fc.option(word, { nil: undefined }),
    fc.array(part, { maxLength: 5 }),
  )
  .map(([name, kind, label, parts]) => el("field", { var: name, type: kind, label }, ...parts));
const fields = fc.array(field, { maxLength: 6 });
const anyForm = fc
  .tuple(fc.constantFrom("form", "result"), fields, fields, fc.array(fields, { maxLength: 3 }))
  .map(([kind, own, heads, items]) =>
    el(
      "x",
      { xmlns: "jabber:x:data", type: kind },
      ...own,
      el("reported", {}, ...heads),
      ...items.map((item) => el("item", {}, ...item)),
    ),
  );

describe("any form that can be read", () => {
  it("is shown, and what is sent back was in it, whatever was typed", () => {
    fc.assert(
      fc.property(anyForm, fc.dictionary(word, fc.array(word)), (sent, draft) => {
        const read = dataForm.decode(sent);
        if (!read.ok) return;
        const form = read.value;
        const html = renderToStaticMarkup(
          form.type === "result" ? (
            <DataFormResult form={form} texts={words.result} />
          ) : (
            <DataFormEditor form={form} texts={words} submitLabel="Save" onSubmit={() => undefined} />
          ),
        );
        expect(html).not.toBe("");
        problemsOf(form, draft);
        const names = form.fields.filter((each) => each.type !== "fixed").map((each) => each.var);
        for (const answer of submittedFields(form, draft)) {
          expect(names).toContain(answer.var);
          expect(Object.keys(answer)).toEqual(["var", "values"]);
          const asked = form.fields.find((each) => each.var === answer.var && each.type !== "fixed");
          if (asked?.type === "hidden") expect(answer.values).toEqual(asked.values);
        }
      }),
    );
  });
});
