import { accept, type Decoded } from "#xml/decoded.ts";
import { el, type XmlElement } from "#xml/element.ts";
import { dataForm, fieldValue, formTypeField } from "#protocol/data-form.ts";
import { findForm } from "#protocol/find-form.ts";
import { FORM_TYPE, NS } from "#protocol/namespaces.ts";

/** MMOG Example 104: a visitor asks for voice. */
export function voiceRequest(): XmlElement {
  const form = dataForm.encode({
    type: "submit",
    instructions: [],
    fields: [formTypeField(FORM_TYPE.request), { var: "mmog#role", values: ["participant"], options: [] }],
    items: [],
  });
  return el("game", { xmlns: NS.user }, form);
}

/** The role that somebody asks for (errata E-083: what else is in the form counts for nothing). */
export type VoiceRequest = { readonly role: string };

/**
 * The voice request in a message; `undefined` for a message without one, and for the answer to one, which is
 * a form of the same type.
 */
export function readVoiceRequest(message: XmlElement): Decoded<VoiceRequest> | undefined {
  const form = findForm(message, FORM_TYPE.request);
  if (form?.ok !== true) return form;
  const { type, fields } = form.value;
  if (type !== "submit" || fieldValue(fields, "mmog#request_allow") !== undefined) return undefined;
  return accept({ role: fieldValue(fields, "mmog#role")?.trim() ?? "" });
}
