import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { form as words } from "#app/i18n/en/form.ts";
import { formFields } from "#app/i18n/en/form-fields.ts";
import { createServiceStage, through } from "#testing/service-stage.ts";
import { DataFormsEditor } from "#ui/data-form/data-form-editor.tsx";
import { submittedFields } from "#ui/data-form/form-values.ts";
import type { DataForm, FormDraft, FormField } from "#ui/data-form/model.ts";

/** MMOG 10.1.3, Examples 182 and 184, with those that the page break swallowed (errata E-020). */
const FIELDS = (
  "roomname roomdesc lang enablelogging changesubject allowinvites allowpm " +
  "maxusers presencebroadcast getmemberlist publicroom persistentroom moderatedroom membersonly " +
  "passwordprotectedroom roomsecret whois pubsub roomadmins roomowners"
)
  .split(" ")
  .map((name) => `mmog#roomconfig_${name}`);

/** Another value than the field has, such as a person would give. */
function changed(field: FormField): readonly string[] {
  const { type, var: name = "", values, options } = field;
  const [first = ""] = values;
  if (type === "boolean") return [first === "1" ? "0" : "1"];
  if (type === "list-single") return [options.find((option) => option.value !== first)?.value ?? ""];
  if (type === "list-multi") return options.slice(0, 1).map((option) => option.value);
  if (type === "jid-multi")
    return [...values, `${name.endsWith("admins") ? "buckingham" : "gloucester"}@shakespeare.lit`];
  return field.check === undefined ? [`new ${name}`.slice(0, 30)] : ["7"];
}

describe("the configuration of a room in a form of the service's", () => {
  it("MMOG-16.5-1, MMOG-16.5-4, MMOG-13-2: every field is shown in the page's words, and what is changed there is changed in the room", async () => {
    const stage = createServiceStage();
    const { client, wire } = stage.join("richardiii@shakespeare.lit/desktop");
    await through(stage, client.signInAsGuest("king"));
    await through(stage, client.createRoom({ name: "England", nick: "king" }));
    const roomForm = async (): Promise<DataForm> => {
      const forms = await through(stage, client.configuration());
      if (!forms.ok || forms.value.room === undefined) throw new Error("There is no form.");
      return forms.value.room;
    };

    const form = await roomForm();
    const names = form.fields.map((field) => field.var);
    expect(names).toEqual(expect.arrayContaining([...FIELDS, "mmog#maxhistoryfetch"]));
    const html = renderToStaticMarkup(
      <DataFormsEditor
        forms={[form]}
        texts={words}
        known={formFields}
        submitLabel="Save"
        onSubmit={() => undefined}
      />,
    );
    for (const { var: name = "" } of form.fields)
      if (name !== "FORM_TYPE") expect(html).toContain(formFields[name as keyof typeof formFields].label);

    const draft: FormDraft = Object.fromEntries(
      form.fields.map((field) => [field.var ?? "", changed(field)]),
    );
    const values = submittedFields(form, draft);
    expect(values.map((field) => field.var)).toEqual(names);
    expect(await through(stage, client.configure({ room: values }))).toMatchObject({ ok: true });
    expect(wire.findLast((text) => text.startsWith("> ") && text.includes("type='submit'"))).toContain(
      "<field var='FORM_TYPE' type='hidden'><value>http://jabber.org/protocol/mmog#roomconfig</value>",
    );
    const after = await roomForm();
    const held = (fields: readonly { readonly var?: string; readonly values: readonly string[] }[]) =>
      Object.fromEntries(fields.map((field) => [field.var, field.values]));
    expect(held(after.fields)).toEqual(held(values));
    expect(stage.log).toEqual([]);
  });
});
