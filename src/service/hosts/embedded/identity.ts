/** Who signed in: an account, or a guest who exists for one session. */
export type Identity = { readonly local: string; readonly guest: boolean };

/** Guests' names start so; accounts can't be registered under such a name. */
export const guestPrefix = "guest-";
