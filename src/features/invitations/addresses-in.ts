/** The addresses in what somebody typed or pasted: with spaces, commas, semicolons or lines between them. */
export function addressesIn(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,;]+/u).filter((part) => part !== ""))];
}
