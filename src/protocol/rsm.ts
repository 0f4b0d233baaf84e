import { element, childText, optionalAttr, optionalChild, text } from "#xml/codec.ts";
import { integer, string } from "#xml/value.ts";
import { NS } from "#protocol/namespaces.ts";

const first = element("first", NS.rsm, {
  index: optionalAttr("index", integer()),
  value: text(string),
});

/**
 * XEP-0059 result set management, requests (`max`, `after`, `before`, `index`) and answers (`first`,
 * `last`, `count`). MMOG Example 7.
 */
export const resultSet = element("set", NS.rsm, {
  max: childText("max", integer(0, 1_000_000)),
  after: childText("after", string),
  before: childText("before", string),
  index: childText("index", integer()),
  first: optionalChild(first),
  last: childText("last", string),
  count: childText("count", integer()),
});
