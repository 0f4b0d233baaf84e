import type { DataForm } from "#ui/data-form/model.ts";

/** Fills one's nickname into the form of a room that asks for one and proposes none (MMOG Example 95). */
export function withNick(form: DataForm, nick: string): DataForm {
  return {
    ...form,
    fields: form.fields.map((field) =>
      isNick(field.var) && (field.values[0] ?? "") === "" ? { ...field, values: [nick] } : field,
    ),
  };
}

/** The field of the nickname, by which a conflict is told. */
export function nickFieldOf(form: DataForm): string | undefined {
  return form.fields.find((field) => isNick(field.var))?.var;
}

function isNick(name: string | undefined): boolean {
  return name?.endsWith("register_roomnick") === true;
}
