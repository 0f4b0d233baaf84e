/** What became of something that a person asked for. */
export type Outcome<T = undefined> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: ClientRefusal };

/**
 * A refusal that the page can say in a sentence. `code` is the stanza error's condition, or one of our own:
 * `offline`, `timed-out`, `not-granted` (by the referee), `not-understood` (the answer had the wrong shape), `no-service`, `no-team-free`,
 * `not-loaded` (a part of the page could not be fetched), or a connection failure's code. Which sentence is said depends on the operation and the code.
 */
export type ClientRefusal = {
  readonly code: string;
  /** What the service said, in its own words. */
  readonly text?: string;
  /** A nickname that may be had instead: the one that the room keeps for us. */
  readonly suggestion?: string;
  /** Problems with fields of a form, by the field's var. */
  readonly fields?: Readonly<Record<string, string>>;
};

export function done(): Outcome {
  return { ok: true, value: undefined };
}

export function got<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function refused(refusal: ClientRefusal): { readonly ok: false; readonly refusal: ClientRefusal } {
  return { ok: false, refusal };
}
