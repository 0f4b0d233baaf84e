import type { DataForm } from "#protocol/data-form.ts";
import {
  formLayout,
  layOutForm,
  line,
  lines,
  readForm,
  required,
  type FormReading,
  type LayoutValues,
} from "#protocol/form-layout.ts";
import { FORM_TYPE } from "#protocol/namespaces.ts";

function named(name: string, label: string) {
  return { var: `mmog#register_${name}`, label };
}

/** MMOG 16.5.1 and Example 95: what somebody who wants to be a member of a room tells of himself. */
export const registrationFields = {
  first: line(named("first", "Given Name"), 128),
  last: line(named("last", "Family Name"), 128),
  nick: required(line(named("roomnick", "Desired Nickname"), 64)),
  url: line(named("url", "Your URL"), 256),
  email: line(named("email", "Email Address"), 256),
  faq: lines(named("faqentry", "FAQ Entry"), 10, 128),
};

const layout = formLayout(FORM_TYPE.register, registrationFields);

export type Registration = LayoutValues<typeof registrationFields>;

export const emptyRegistration: Registration = { first: "", last: "", nick: "", url: "", email: "", faq: [] };

/** MMOG Example 95: the form to be filled in. */
export function registrationForm(
  values: Registration,
  heading: { readonly title: string; readonly instructions: readonly string[] },
): DataForm {
  return layOutForm(layout, values, heading);
}

/** MMOG Example 96: what was filled in. */
export function readRegistration(form: DataForm): FormReading<Registration> {
  return readForm(layout, form, emptyRegistration);
}
