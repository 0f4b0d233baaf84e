import { saslPrep } from "#protocol/sasl-prep.ts";
import { toByteString } from "#net/byte-string.ts";
import type { ConnectionFailure, Target } from "#net/connection.ts";
import { randomId, type Environment } from "#net/environment.ts";
import type { LoginMechanism, ScramHash, ScramOptions } from "#net/scram-mechanism.ts";

/** The way to log in, or why there is none. */
export type LoginChoice =
  | { readonly ok: true; readonly mechanism: LoginMechanism }
  | { readonly ok: false; readonly failure: ConnectionFailure };

/**
 * Chooses the strongest mechanism that both sides know: SCRAM-SHA-256, SCRAM-SHA-1, then PLAIN, and PLAIN only
 * over TLS or loopback and only for an account that has never logged in by SCRAM (against a server, or someone in
 * between, that withdraws SCRAM to get at the password). Guests use ANONYMOUS alone.
 * `onRefused` hears what makes a challenge unanswerable.
 */
export function chooseLogin(
  offered: readonly string[],
  target: Target,
  environment: Environment,
  onRefused: (detail: string) => void,
): LoginChoice {
  const { login } = target;
  if (login.kind === "guest")
    return offered.includes("ANONYMOUS")
      ? { ok: true, mechanism: anonymous() }
      : fail("no-anonymous", "This server takes no guests: sign in with an account.");

  const username = saslPrep(login.username);
  const password = saslPrep(login.password);
  if (!username.ok) return fail("auth-failed", username.refusal.detail);
  if (!password.ok) return fail("auth-failed", password.refusal.detail);
  const { subtle } = environment.crypto;
  for (const hash of ["SHA-256", "SHA-1"] satisfies ScramHash[]) {
    if (subtle === undefined || !offered.includes(`SCRAM-${hash}`)) continue;
    const nonce = randomId(environment.crypto);
    const names = { username: username.value, password: password.value };
    return { ok: true, mechanism: scram({ hash, ...names, nonce, subtle, onRefused }) };
  }
  if (!offered.includes("PLAIN"))
    return subtle === undefined
      ? fail("insecure-auth", "Passwords can only be used on pages from https.")
      : fail("no-mechanism", "The server offers no way to log in that is known here.");
  if (!isPrivate(target.endpoint))
    return fail(
      "insecure-auth",
      "The connection is not encrypted and would show the password to the network.",
    );
  if (environment.scramAccounts.has(accountOf(target)))
    return fail(
      "insecure-auth",
      "The server asks for the bare password although it used to ask for a proof only; nothing was sent.",
    );
  return { ok: true, mechanism: plain(username.value, password.value) };
}

/** To be called after a success that the mechanism accepted. */
export function rememberLogin(mechanism: LoginMechanism, target: Target, environment: Environment): void {
  if (mechanism.name.startsWith("SCRAM-")) environment.scramAccounts.add(accountOf(target));
}

/** Whether nobody between here and the server can listen: TLS, or this very machine. */
export function isPrivate(endpoint: string): boolean {
  const { protocol, hostname } = new URL(endpoint);
  return protocol === "wss:" || /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

function accountOf({ domain, login }: Target): string {
  return login.kind === "guest"
    ? ""
    : `${login.username.normalize("NFKC").toLowerCase()}@${domain.toLowerCase()}`;
}

/** The mechanism of scram-mechanism.ts, which is fetched when an account needs it: guests do without. */
function scram(options: ScramOptions): LoginMechanism {
  let made: LoginMechanism | undefined;
  return {
    name: `SCRAM-${options.hash}`,
    clientFirst: true,
    async response() {
      made ??= (await import("#net/scram-mechanism.ts")).createScramMechanism(options);
      return made.response();
    },
    challenge: (data) => made?.challenge(data),
    acceptsSuccess: (data) => made?.acceptsSuccess(data) === true,
  };
}

/** XEP-0175; the trace information of RFC 4505 stays empty. */
function anonymous(): LoginMechanism {
  return silent("ANONYMOUS", "");
}

/** RFC 4616. */
function plain(username: string, password: string): LoginMechanism {
  return silent("PLAIN", toByteString(`\u0000${username}\u0000${password}`));
}

/** A mechanism of one message, in which the server proves nothing. */
function silent(name: string, message: string): LoginMechanism {
  return {
    name,
    clientFirst: true,
    response: () => message,
    challenge: () => undefined,
    acceptsSuccess: () => true,
  };
}

function fail(code: ConnectionFailure["code"], detail: string): LoginChoice {
  return { ok: false, failure: { code, detail } };
}
