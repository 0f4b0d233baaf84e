import { accept, refuse, type Decoded } from "#xml/decoded.ts";

/**
 * The messages of SCRAM (RFC 5802; RFC 7677 for SHA-256), both ways, without any cryptography: what they say is
 * the same for every hash. Channel binding is not used, so the client's header is `n,,` or `y,,`.
 * All messages are plain text here; SASL carries them in base64 of their UTF-8.
 */
export type ClientFirst = {
  /** `n,,` or `y,,` with the authorization identity between the commas, if one is asked for. */
  readonly gs2Header: string;
  readonly authzid?: string;
  readonly username: string;
  readonly nonce: string;
};
export type ServerFirst = {
  /** The client's nonce with the server's own part behind it. */
  readonly nonce: string;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly iterations: number;
};
export type ClientFinal = {
  /** What the client sent as gs2Header, decoded. */
  readonly gs2Header: string;
  readonly nonce: string;
  readonly proof: Uint8Array<ArrayBuffer>;
};
export type ServerFinal = { readonly signature: Uint8Array<ArrayBuffer> } | { readonly error: string };

/** RFC 7677, section 4, asks for at least this many. */
export const minIterations = 4_096;
/** A server that asks for more would freeze the page: 10,000 are usual, and this many take about half a second. */
export const maxIterations = 500_000;

/** UTF-16 units of a whole message; RFC 5802 sets no limit, real ones stay far below. */
const maxMessage = 4_096;
// RFC 5802, section 7: printable ASCII without the comma.
const NONCE = /^[\x21-\x2b\x2d-\x7e]{8,512}$/;

/** The part of the first message that the signature covers: `n=user,r=nonce`. */
export function clientFirstBare(message: Pick<ClientFirst, "username" | "nonce">): string {
  return `n=${escapeName(message.username)},r=${message.nonce}`;
}

export function formatClientFirst(message: Omit<ClientFirst, "authzid">): string {
  return message.gs2Header + clientFirstBare(message);
}

export function parseClientFirst(text: string): Decoded<ClientFirst> {
  const parts = split(text);
  if (parts === undefined || parts.length < 4)
    return malformed("The first message of the client is malformed.");
  const [binding, identity, name, nonce] = parts as [string, string, string, string, ...string[]];
  if (binding !== "n" && binding !== "y")
    return refuse("unexpected", "gs2-cbind-flag", "Channel binding is not offered here.");
  if (name.startsWith("m=")) return mandatoryExtension();
  const authzid = identity === "" ? undefined : unescapeName(valueOf(identity, "a"));
  const username = unescapeName(valueOf(name, "n"));
  if ((identity !== "" && authzid === undefined) || username === undefined)
    return malformed("The name in the first message of the client is malformed.");
  const value = nonceOf(nonce);
  if (value === undefined) return malformed("The nonce of the client is malformed or too short.");
  const message = { gs2Header: `${binding},${identity},`, username, nonce: value };
  return accept(authzid === undefined ? message : { ...message, authzid });
}

export function formatServerFirst(message: ServerFirst): string {
  return `r=${message.nonce},s=${toBase64(message.salt)},i=${message.iterations}`;
}

/** Parses the challenge. Whether the nonce and the iterations are acceptable is for `acceptServerFirst` to say. */
export function parseServerFirst(text: string): Decoded<ServerFirst> {
  const parts = split(text);
  if (parts === undefined || parts.length < 3) return malformed("The challenge of the server is malformed.");
  const [first, second, third] = parts as [string, string, string, ...string[]];
  if (first.startsWith("m=")) return mandatoryExtension();
  const nonce = nonceOf(first);
  const salt = fromBase64(valueOf(second, "s"));
  const iterations = valueOf(third, "i");
  if (nonce === undefined || salt === undefined)
    return malformed("The nonce or the salt of the server is malformed.");
  if (iterations === undefined || !/^[1-9]\d{0,8}$/.test(iterations))
    return malformed("The iteration count of the server is malformed.");
  return accept({ nonce, salt, iterations: Number(iterations) });
}

/**
 * Parses the challenge and refuses what a client must not answer: a nonce that does not continue the client's own
 * (RFC 5802, section 5.1), and iterations outside minIterations..maxIterations.
 */
export function acceptServerFirst(text: string, clientNonce: string): Decoded<ServerFirst> {
  const challenge = parseServerFirst(text);
  if (!challenge.ok) return challenge;
  const { nonce, iterations } = challenge.value;
  if (!nonce.startsWith(clientNonce) || nonce.length === clientNonce.length)
    return refuse(
      "unexpected",
      "r",
      "The server's nonce does not continue ours, so the challenge is not fresh.",
    );
  if (iterations < minIterations || iterations > maxIterations)
    return refuse(
      "out-of-range",
      "i",
      `The server asks for ${iterations} iterations; between ${minIterations} and ${maxIterations} are acceptable.`,
    );
  return challenge;
}

/** The last message of the client without its proof: `c=…,r=…`. */
export function clientFinalWithoutProof(message: Pick<ClientFinal, "gs2Header" | "nonce">): string {
  return `c=${toBase64(new TextEncoder().encode(message.gs2Header))},r=${message.nonce}`;
}

export function formatClientFinal(message: ClientFinal): string {
  return `${clientFinalWithoutProof(message)},p=${toBase64(message.proof)}`;
}

/** The server must still check that gs2Header and nonce are the ones of this exchange. */
export function parseClientFinal(text: string): Decoded<ClientFinal> {
  const parts = split(text);
  if (parts === undefined || parts.length !== 3)
    return malformed("The last message of the client is malformed.");
  const [binding, first, last] = parts as [string, string, string];
  const header = fromBase64(valueOf(binding, "c"));
  const nonce = nonceOf(first);
  const proof = fromBase64(valueOf(last, "p"));
  if (header === undefined || nonce === undefined || proof === undefined)
    return malformed("The last message of the client is malformed.");
  return accept({ gs2Header: new TextDecoder().decode(header), nonce, proof });
}

export function formatServerFinal(message: ServerFinal): string {
  return "error" in message ? `e=${message.error}` : `v=${toBase64(message.signature)}`;
}

export function parseServerFinal(text: string): Decoded<ServerFinal> {
  const first = split(text)?.[0] ?? "";
  const error = valueOf(first, "e");
  if (error !== undefined) return accept({ error });
  const signature = fromBase64(valueOf(first, "v"));
  return signature === undefined
    ? malformed("The last message of the server is malformed.")
    : accept({ signature });
}

/** What client and server sign (RFC 5802, section 3: AuthMessage). */
export function authMessage(firstBare: string, serverFirst: string, finalWithoutProof: string): string {
  return `${firstBare},${serverFirst},${finalWithoutProof}`;
}

/** Standard base64 with padding. */
export function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** The bytes of strict base64 (padding required, no white space, not empty), or undefined. */
export function fromBase64(text: string | undefined): Uint8Array<ArrayBuffer> | undefined {
  if (
    text === undefined ||
    text === "" ||
    !/^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/.test(text)
  )
    return undefined;
  return Uint8Array.from(atob(text), (unit) => unit.charCodeAt(0));
}

/** Splits at commas; values never hold one (RFC 5802 escapes them in names). */
function split(text: string): string[] | undefined {
  return text.length > maxMessage ? undefined : text.split(",");
}

function valueOf(part: string, name: string): string | undefined {
  return part.startsWith(`${name}=`) ? part.slice(2) : undefined;
}

function nonceOf(part: string): string | undefined {
  const value = valueOf(part, "r");
  return value !== undefined && NONCE.test(value) ? value : undefined;
}

function escapeName(name: string): string {
  return name.replaceAll("=", "=3D").replaceAll(",", "=2C");
}

/** RFC 5802, section 5.1: only `=2C` and `=3D` may follow an equals sign. */
function unescapeName(name: string | undefined): string | undefined {
  if (name === undefined || name === "" || /=(?!2C|3D)/.test(name)) return undefined;
  return name.replaceAll("=2C", ",").replaceAll("=3D", "=");
}

function malformed(detail: string): Decoded<never> {
  return refuse("malformed", "", detail);
}

function mandatoryExtension(): Decoded<never> {
  return refuse("unexpected", "m", "The other side demands an extension of SCRAM that is not known here.");
}
