// Outside the rules: what RFC 7622 forbids in a local part, white space and control characters.
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /["&'/:<>@\s\u0000-\u001F\u007F-\u009F]/u;

/**
 * Whether a text looks like an address (`[local@]domain[/resource]`), so that a slip of the finger is
 * pointed out before it is sent. The service has the last word.
 */
export function looksLikeAddress(text: string): boolean {
  const slash = text.indexOf("/");
  const bare = slash < 0 ? text : text.slice(0, slash);
  if (slash >= 0 && slash === text.length - 1) return false;
  const sign = bare.indexOf("@");
  const domain = sign < 0 ? bare : bare.slice(sign + 1);
  if (sign === 0 || domain === "" || text.length > 3071) return false;
  if (domain.split(".").some((label, place, all) => label === "" && place < all.length - 1)) return false;
  return !FORBIDDEN.test(domain) && (sign < 0 || !FORBIDDEN.test(bare.slice(0, sign)));
}
