import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";
import { connectRaw, type RawClient } from "#testing/raw-client.ts";

const FRAMING = "urn:ietf:params:xml:ns:xmpp-framing";
const SASL = "urn:ietf:params:xml:ns:xmpp-sasl";
const BIND = "urn:ietf:params:xml:ns:xmpp-bind";

/** A raw client with its full address. */
export type RawUser = RawClient & { readonly jid: string };

/** RFC 7395, 3.4: opens a stream and waits for its features. */
export async function openStream(client: RawClient, domain: string): Promise<string> {
  client.send(`<open xmlns='${FRAMING}' to='${domain}' version='1.0'/>`);
  await client.next(/^<open /);
  return client.next(/features/);
}

/** Sends the first message of a mechanism. Resolves with the server's answer, whatever it is. */
export async function startSasl(client: RawClient, mechanism: string, initial: string): Promise<string> {
  const payload = Buffer.from(initial, "utf8").toString("base64");
  client.send(`<auth xmlns='${SASL}' mechanism='${mechanism}'>${payload}</auth>`);
  return client.next(/xmpp-sasl/);
}

/** SCRAM (RFC 5802) by the book. Resolves with the server's last answer: success or failure. */
export async function scram(
  client: RawClient,
  hash: "sha1" | "sha256",
  username: string,
  password: string,
): Promise<string> {
  const nonce = randomBytes(12).toString("base64");
  const bare = `n=${username.replaceAll("=", "=3D").replaceAll(",", "=2C")},r=${nonce}`;
  const mechanism = hash === "sha1" ? "SCRAM-SHA-1" : "SCRAM-SHA-256";
  const challenge = await startSasl(client, mechanism, `n,,${bare}`);
  const serverFirst = textOf(challenge);
  const [, whole = "", salt = "", count = ""] = /^r=([^,]+),s=([^,]+),i=(\d+)$/.exec(serverFirst) ?? [];
  if (!whole.startsWith(nonce)) return challenge;
  const bytes = hash === "sha1" ? 20 : 32;
  const salted = pbkdf2Sync(password, Buffer.from(salt, "base64"), Number(count), bytes, hash);
  const hmac = (key: Buffer, text: string): Buffer => createHmac(hash, key).update(text).digest();
  const clientKey = hmac(salted, "Client Key");
  const final = `c=biws,r=${whole}`;
  const signed = `${bare},${serverFirst},${final}`;
  const signature = hmac(createHash(hash).update(clientKey).digest(), signed);
  const proof = Buffer.from(clientKey.map((byte, index) => byte ^ (signature[index] ?? 0)));
  const response = Buffer.from(`${final},p=${proof.toString("base64")}`).toString("base64");
  client.send(`<response xmlns='${SASL}'>${response}</response>`);
  const outcome = await client.next(/xmpp-sasl/);
  const expected = `v=${hmac(hmac(salted, "Server Key"), signed).toString("base64")}`;
  if (outcome.startsWith("<success") && textOf(outcome) !== expected)
    throw new Error("The server doesn't know the password: its signature is wrong.");
  return outcome;
}

/** RFC 6120, 7. Resolves with the full address. */
export async function bindResource(client: RawClient, resource?: string): Promise<string> {
  const wish = resource === undefined ? "" : `<resource>${resource}</resource>`;
  client.send(`<iq xmlns='jabber:client' id='bind' type='set'><bind xmlns='${BIND}'>${wish}</bind></iq>`);
  const result = await client.next(/id=['"]bind['"]/);
  const jid = /<jid>([^<]+)<\/jid>/.exec(result)?.[1];
  if (jid === undefined) throw new Error(`Binding failed: ${result}`);
  return jid;
}

/** A guest with an address (RFC 4505, XEP-0175). */
export async function signInAsGuest(url: string, domain: string, resource?: string): Promise<RawUser> {
  const client = await connectRaw(url);
  await openStream(client, domain);
  client.send(`<auth xmlns='${SASL}' mechanism='ANONYMOUS'/>`);
  await client.next(/^<success/);
  await openStream(client, domain);
  return { ...client, jid: await bindResource(client, resource) };
}

/** An account that signs in by SCRAM-SHA-256. */
export async function signIn(
  url: string,
  domain: string,
  username: string,
  password: string,
  resource?: string,
): Promise<RawUser> {
  const client = await connectRaw(url);
  await openStream(client, domain);
  const outcome = await scram(client, "sha256", username, password);
  if (!outcome.startsWith("<success")) throw new Error(`Signing in failed: ${outcome}`);
  await openStream(client, domain);
  return { ...client, jid: await bindResource(client, resource) };
}

/** The decoded base64 text of a SASL element. */
function textOf(frame: string): string {
  return Buffer.from(/>([^<]*)</.exec(frame)?.[1] ?? "", "base64").toString("utf8");
}
