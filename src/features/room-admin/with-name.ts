import type { DataForm } from "#ui/data-form/model.ts";

/** MMOG Example 182, and the name that MUG has for it. */
const NAME_FIELDS = ["mmog#roomconfig_roomname", "mug#roomconfig_roomname", "mug#matchconfig_matchname"];

/** The form with its empty field for the room's name filled in. */
export function withName(form: DataForm, name: string | undefined): DataForm {
  if (name === undefined || name === "") return form;
  const fields = form.fields.map((field) => {
    const isEmptyName = NAME_FIELDS.includes(field.var ?? "") && field.values.every((value) => value === "");
    return isEmptyName ? { ...field, values: [name] } : field;
  });
  return { ...form, fields };
}
