/** Why something from the wire was not taken. `path` leads from the element to the place. */
export type Refusal = {
  readonly code: RefusalCode;
  readonly path: string;
  /** A sentence that a person can act on. */
  readonly detail: string;
};

export type RefusalCode = "missing" | "malformed" | "out-of-range" | "unknown-value" | "unexpected";

/** A typed value, or a typed refusal; never an exception. */
export type Decoded<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

export function accept<T>(value: T): Decoded<T> {
  return { ok: true, value };
}

export function refuse(code: RefusalCode, path: string, detail: string): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code, path, detail } };
}
