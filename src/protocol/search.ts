import { element, childText, optionalChild } from "#xml/codec.ts";
import { string } from "#xml/value.ts";
import { formWithBits } from "#protocol/form-bits.ts";
import { NS } from "#protocol/namespaces.ts";
import { resultSet } from "#protocol/rsm.ts";

/** XEP-0055 with a data form. MMOG 6.4, Examples 8-11. */
export const searchQuery = element("query", NS.search, {
  instructions: childText("instructions", string),
  form: formWithBits,
  set: optionalChild(resultSet),
});
