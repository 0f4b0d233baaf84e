import type { Decoded } from "#xml/decoded.ts";
import { elements, localName, namespaceOf, textOf, type XmlElement } from "#xml/element.ts";
import { dataForm, type DataForm } from "#protocol/data-form.ts";
import { NS } from "#protocol/namespaces.ts";

/** The first data form of that FORM_TYPE anywhere below a message (errata E-082). */
export function findForm(message: XmlElement, formType: string): Decoded<DataForm> | undefined {
  const found = find(message, NS.client, formType);
  return found && dataForm.decode(found, NS.form);
}

function find(place: XmlElement, inherited: string, formType: string): XmlElement | undefined {
  for (const part of elements(place)) {
    const ns = namespaceOf(part, inherited);
    const found = isForm(part, ns, formType) ? part : find(part, ns, formType);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isForm(part: XmlElement, ns: string, formType: string): boolean {
  if (localName(part) !== "x" || ns !== NS.form) return false;
  const typed = elements(part).find((field) => field.attrs["var"] === "FORM_TYPE");
  return typed !== undefined && elements(typed).some((value) => textOf(value).trim() === formType);
}
