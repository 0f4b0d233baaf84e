import { got, refused, type Outcome } from "#session/outcome.ts";

/** A part of the page that is fetched when it is needed; `not-loaded` where that fails. It may be tried again. */
export async function fetched<T>(load: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return got(await load());
  } catch (error) {
    return refused({ code: "not-loaded", text: String(error) });
  }
}
