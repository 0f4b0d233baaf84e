const passwordElement = /(<password\b[^>]*>)[^<]*/g;
const passwordField = /(<field\b[^>]*(?:password|secret)[^>]*>\s*<value>)[^<]*/g;

/** A frame as the stanza console may show it: without SASL data and without passwords, those in forms included. */
export function inLog(text: string): string {
  const sasl = /^\s*<(auth|challenge|response|success)\b[^>]*>./s.exec(text);
  if (sasl !== null) return `<${sasl[1]}>…</${sasl[1]}>`;
  if (!text.includes("password") && !text.includes("secret")) return text;
  return text.replace(passwordElement, "$1…").replace(passwordField, "$1…");
}
