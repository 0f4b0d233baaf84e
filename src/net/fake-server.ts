import { parseClientFinal, toBase64 } from "#protocol/scram.ts";
import type { FakeEnvironment, ServerEnd } from "#net/fake-environment.ts";

/** For tests only: the server's part of what precedes the stanzas, frame by frame. */
export const domain = "shakespeare.lit";
export const guest = {
  endpoint: "wss://shakespeare.lit/xmpp-websocket",
  domain,
  login: { kind: "guest" },
} as const;
export const king = {
  ...guest,
  login: { kind: "account", username: "richardiii", password: "my kingdom for a 🐎" },
} as const;

const features = (inside: string): string =>
  `<stream:features xmlns:stream='http://etherx.jabber.org/streams'>${inside}</stream:features>`;
export const bindFeature = "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>";
export const managementFeature = "<sm xmlns='urn:xmpp:sm:3'/>";

/** Answers the stream header with features. */
export async function greet(server: ServerEnd, inside: string): Promise<void> {
  const header = await server.next();
  if (!header.startsWith("<open ")) throw new Error(`A stream header was expected, and not ${header}.`);
  server.send(`<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' from='${domain}' id='s1' version='1.0'/>`);
  server.send(features(inside));
}

export function mechanisms(...names: readonly string[]): string {
  const list = names.map((name) => `<mechanism>${name}</mechanism>`).join("");
  return `<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>${list}</mechanisms>`;
}

export function sasl(name: "challenge" | "success", text = ""): string {
  const data = text === "" ? "" : toBase64(new TextEncoder().encode(text));
  return `<${name} xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>${data}</${name}>`;
}

/** The text in an `<auth/>` or `<response/>` of the client. */
export function saslData(frame: string): string {
  const data = /^<(?:auth|response)\b[^>]*>([^<]*)</.exec(frame)?.[1] ?? "";
  return new TextDecoder().decode(Uint8Array.from(atob(data), (unit) => unit.charCodeAt(0)));
}

/** Accepts the socket and lets a guest in, up to the features that come after the login. */
export async function admitGuest(environment: FakeEnvironment, after = bindFeature): Promise<ServerEnd> {
  const server = await environment.nextSocket();
  server.accept();
  await greet(server, mechanisms("SCRAM-SHA-1", "ANONYMOUS"));
  const auth = await server.next();
  if (!auth.includes('mechanism="ANONYMOUS"')) throw new Error(`ANONYMOUS was expected, and not ${auth}.`);
  server.send(sasl("success"));
  await greet(server, after);
  return server;
}

export async function bindTo(server: ServerEnd, jid: string): Promise<void> {
  const request = await server.next();
  server.send(
    `<iq xmlns='jabber:client' type='result' id='${idOf(request)}'>` +
      `<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>${jid}</jid></bind></iq>`,
  );
}

export function idOf(frame: string): string {
  return /\bid='([^']*)'/.exec(frame)?.[1] ?? "";
}

/** The server's last word in SCRAM-SHA-256 for what the client has said, by the formulas of RFC 5802, section 3. */
export async function serverFinal(options: {
  readonly password: string;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly iterations: number;
  readonly clientFirst: string;
  readonly serverFirst: string;
  readonly clientFinal: string;
}): Promise<{ readonly proved: boolean; readonly text: string }> {
  const { password, salt, iterations, clientFirst, serverFirst, clientFinal } = options;
  const hash = "SHA-256";
  const key = await crypto.subtle.importKey("raw", bytes(password), "PBKDF2", false, ["deriveBits"]);
  const salted = await crypto.subtle.deriveBits({ name: "PBKDF2", hash, salt, iterations }, key, 256);
  const sign = async (secret: BufferSource, text: string): Promise<Uint8Array<ArrayBuffer>> => {
    const imported = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash }, false, ["sign"]);
    return new Uint8Array(await crypto.subtle.sign("HMAC", imported, bytes(text)));
  };
  const withoutProof = clientFinal.slice(0, clientFinal.lastIndexOf(",p="));
  const signed = `${clientFirst.slice(3)},${serverFirst},${withoutProof}`;
  const storedKey = await crypto.subtle.digest(hash, await sign(salted, "Client Key"));
  const signature = await sign(storedKey, signed);
  const final = parseClientFinal(clientFinal);
  if (!final.ok) throw new Error(final.refusal.detail);
  const claimed = final.value.proof.map((byte, index) => byte ^ (signature[index] ?? 0));
  const proved =
    toBase64(new Uint8Array(await crypto.subtle.digest(hash, claimed))) ===
    toBase64(new Uint8Array(storedKey));
  return { proved, text: `v=${toBase64(await sign(await sign(salted, "Server Key"), signed))}` };
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
