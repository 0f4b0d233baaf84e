import { element, childText, flag, optionalChild } from "#xml/codec.ts";
import { string } from "#xml/value.ts";
import { dataForm } from "#protocol/data-form.ts";
import { NS } from "#protocol/namespaces.ts";

/** XEP-0077 in-band registration, the legacy fields and the form. */
export const registerQuery = element("query", NS.register, {
  registered: flag("registered"),
  instructions: childText("instructions", string),
  username: childText("username", string),
  password: childText("password", string),
  remove: flag("remove"),
  form: optionalChild(dataForm),
});
