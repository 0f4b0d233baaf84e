const CODES = [100, 170, 172] as const;

/** Of these status codes the ones that must be confirmed; each has words of its own. */
export function warningWords(codes: readonly number[]): readonly (typeof CODES)[number][] {
  return CODES.filter((code) => codes.includes(code));
}
