import type { DataForm, SubmittedField } from "#ui/data-form/model.ts";

/** An account that was just made. */
export type NewAccount = { readonly address: string; readonly password: string };

/** What the new account is called, as far as its form tells (XEP-0077, 4). */
export function newAccountOf(values: readonly SubmittedField[], domain: string | undefined): NewAccount {
  const value = (name: string) => values.find((field) => field.var === name)?.values[0] ?? "";
  const name = value("username").trim();
  const address = name === "" || name.includes("@") || domain === undefined ? name : `${name}@${domain}`;
  return { address, password: value("password") };
}

/** Fields that come without a label have only the names that XEP-0077 gives them. */
export function withLabels(form: DataForm, labels: { readonly [name: string]: string }): DataForm {
  const fields = form.fields.map((field) => {
    const label = field.label ?? labels[field.var ?? ""];
    return label === undefined ? field : { ...field, label };
  });
  return { ...form, fields };
}
