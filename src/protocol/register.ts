import { element, childText, flag } from "#xml/codec.ts";
import { string } from "#xml/value.ts";
import { formWithBits } from "#protocol/form-bits.ts";
import { NS } from "#protocol/namespaces.ts";

/** XEP-0077 in-band registration, the legacy fields and the form. */
export const registerQuery = element("query", NS.register, {
  registered: flag("registered"),
  instructions: childText("instructions", string),
  username: childText("username", string),
  password: childText("password", string),
  remove: flag("remove"),
  form: formWithBits,
});
