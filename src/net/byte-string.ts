/**
 * Text as @xmpp/client's SASL wants it: the UTF-8 bytes, one unit for each.
 * COMPAT(xmpp.js): it calls `btoa` on what a mechanism returns, which throws on everything beyond Latin-1.
 */
export function toByteString(text: string): string {
  let bytes = "";
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return bytes;
}

/** The text of UTF-8 bytes, or undefined when they are not UTF-8. */
export function fromByteString(bytes: string): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(
      Uint8Array.from(bytes, (unit) => unit.charCodeAt(0)),
    );
  } catch {
    return undefined;
  }
}
