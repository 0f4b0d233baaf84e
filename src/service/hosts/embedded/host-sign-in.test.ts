import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startTestHost, type TestHost } from "#testing/embedded-host.ts";
import { connectRaw, type RawClient } from "#testing/raw-client.ts";
import { bindResource, openStream, scram, signIn, signInAsGuest, startSasl } from "#testing/raw-login.ts";

const register = (fields: string, type = "set"): string =>
  `<iq xmlns='jabber:client' id='reg' type='${type}'><query xmlns='jabber:iq:register'>${fields}</query></iq>`;

let host: TestHost;
beforeEach(async () => {
  host = await startTestHost();
});
afterEach(() => host.stop());

async function opened(): Promise<RawClient> {
  const client = await connectRaw(host.url);
  await openStream(client, "localhost");
  return client;
}

describe("signing in", () => {
  test("the features before authentication name the mechanisms, the strongest first", async () => {
    const client = await connectRaw(host.url);
    const features = await openStream(client, "localhost");
    expect([...features.matchAll(/<mechanism>([^<]+)/g)].map((match) => match[1])).toEqual([
      "SCRAM-SHA-256",
      "SCRAM-SHA-1",
      "PLAIN",
      "ANONYMOUS",
    ]);
    expect(features).toMatch(/^<stream:features /);
    expect(features).not.toContain("iq-register");
  });

  test("a guest gets an address of their own with the resource that they asked for", async () => {
    const king = await signInAsGuest(host.url, "localhost", "desktop");
    const earl1 = await signInAsGuest(host.url, "localhost", "desktop");
    expect(king.jid).toMatch(/^guest-[0-9a-f]{16}@localhost\/desktop$/);
    expect(earl1.jid).not.toBe(king.jid);
  });

  test("without guests ANONYMOUS is neither offered nor accepted", async () => {
    await host.stop();
    host = await startTestHost({ guests: false });
    const client = await connectRaw(host.url);
    expect(await openStream(client, "localhost")).not.toContain("ANONYMOUS");
    expect(await startSasl(client, "ANONYMOUS", "")).toContain("<invalid-mechanism");
  });

  for (const hash of ["sha256", "sha1"] as const)
    test(`the right password signs in with SCRAM and ${hash}, and the server proves that it knows it too`, async () => {
      await host.addAccount("richardiii", "a horse");
      const client = await opened();
      expect(await scram(client, hash, "RichardIII", "a horse")).toMatch(/^<success/);
      const features = await openStream(client, "localhost");
      expect(features).toContain("xmpp-bind");
      expect(features).not.toContain("xmpp-sasl");
      expect(await bindResource(client, "desktop")).toBe("richardiii@localhost/desktop");
    });

  test("a wrong password and an unknown name get the same answer", async () => {
    await host.addAccount("richardiii", "a horse");
    const wrong = await scram(await opened(), "sha256", "richardiii", "a mule");
    const unknown = await scram(await opened(), "sha256", "richmond", "a mule");
    expect(wrong).toContain("<not-authorized");
    expect(unknown).toBe(wrong);
  });

  test("the salt of an unknown name stays the same, so that it can't be told from a real one", async () => {
    const salts = new Set<string | undefined>();
    for (const client of [await opened(), await opened()]) {
      const challenge = await startSasl(client, "SCRAM-SHA-256", "n,,n=richmond,r=abcdefghijkl");
      salts.add(
        /,s=([^,]+),/.exec(Buffer.from(/>([^<]*)</.exec(challenge)?.[1] ?? "", "base64").toString())?.[1],
      );
    }
    expect(salts.size).toBe(1);
    expect(salts.has(undefined)).toBe(false);
  });

  test("PLAIN signs in on loopback", async () => {
    await host.addAccount("richardiii", "a horse");
    expect(await startSasl(await opened(), "PLAIN", "\0richardiii\0a horse")).toMatch(/^<success/);
    expect(await startSasl(await opened(), "PLAIN", "\0richardiii\0a mule")).toContain("<not-authorized");
  });

  test("nobody signs in for somebody else", async () => {
    await host.addAccount("richardiii", "a horse");
    const answer = await startSasl(await opened(), "PLAIN", "richmond@localhost\0richardiii\0a horse");
    expect(answer).toContain("<invalid-authzid");
  });

  test("payloads that are not base64 are an incorrect encoding", async () => {
    const client = await opened();
    client.send("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='SCRAM-SHA-256'>?</auth>");
    expect(await client.next(/xmpp-sasl/)).toContain("<incorrect-encoding");
  });

  test("after too many failed logins the stream ends", async () => {
    const client = await opened();
    for (let attempt = 0; attempt < 4; attempt++) await startSasl(client, "PLAIN", "\0richmond\0guess");
    expect(await client.next(/stream:error/)).toContain("<policy-violation");
    await client.closed;
  });

  test("stanzas before authentication end the stream", async () => {
    const client = await opened();
    client.send("<message xmlns='jabber:client' to='localhost'/>");
    expect(await client.next(/stream:error/)).toContain("<not-authorized");
    await client.closed;
  });

  test("a stream for another domain ends with host-unknown, after a header", async () => {
    const client = await connectRaw(host.url);
    client.send("<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='shakespeare.lit' version='1.0'/>");
    await client.next(/^<open /);
    expect(await client.next(/stream:error/)).toContain("<host-unknown");
    await client.next(/^<close /);
    await client.closed;
  });

  test("whoever doesn't sign in within the deadline is sent away", async () => {
    const client = await opened();
    host.clock.nowMs += 10_001;
    host.host.sweep();
    expect(await client.next(/stream:error/)).toContain("<connection-timeout");
    await client.closed;
  });

  test("a resource that is bound again takes the place of the old one", async () => {
    await host.addAccount("richardiii", "a horse");
    const before = await signIn(host.url, "localhost", "richardiii", "a horse", "desktop");
    const after = await signIn(host.url, "localhost", "richardiii", "a horse", "desktop");
    expect(after.jid).toBe(before.jid);
    expect(await before.next(/stream:error/)).toContain("<conflict");
    await before.closed;
    after.send(
      "<iq xmlns='jabber:client' id='p' type='get' to='localhost'><ping xmlns='urn:xmpp:ping'/></iq>",
    );
    await after.next(/type='result'/);
  });
});

describe("accounts", () => {
  beforeEach(async () => {
    await host.stop();
    host = await startTestHost({ registration: true });
  });

  test("can be registered before signing in", async () => {
    const client = await connectRaw(host.url);
    expect(await openStream(client, "localhost")).toContain("http://jabber.org/features/iq-register");
    client.send(register("", "get"));
    expect(await client.next(/id='reg'/)).toMatch(/<username.*<password/);
    client.send(register("<username>RichardIII</username><password>a horse</password>"));
    expect(await client.next(/id='reg'/)).toContain("type='result'");
    expect(await scram(client, "sha1", "richardiii", "a horse")).toMatch(/^<success/);
  });

  test("are registered by requests only, not by answers", async () => {
    const client = await opened();
    client.send(register("<username>stanley</username><password>late</password>", "result"));
    expect(await client.next(/stream:error/)).toContain("<not-authorized ");
    expect(host.accounts.find("stanley", "sha256")).toBeUndefined();
  });

  test("that exist are a conflict, and the password stays", async () => {
    await host.addAccount("richardiii", "a horse");
    const client = await opened();
    client.send(register("<username>richardiii</username><password>mine now</password>"));
    expect(await client.next(/id='reg'/)).toMatch(/type='error'.*<conflict/);
    expect(await scram(client, "sha256", "richardiii", "a horse")).toMatch(/^<success/);
  });

  test("are refused without a password and under names that are none", async () => {
    const client = await opened();
    for (const fields of [
      "<username>richardiii</username>",
      "<username>richardiii</username><password/>",
      "<username>a@b</username><password>x</password>",
      "<username>guest-1</username><password>x</password>",
    ]) {
      client.send(register(fields));
      expect(await client.next(/id='reg'/)).toContain("<not-acceptable");
    }
  });

  test("can't be registered when registration is off", async () => {
    await host.stop();
    host = await startTestHost();
    const client = await opened();
    client.send(register("<username>richardiii</username><password>a horse</password>"));
    expect(await client.next(/id='reg'/)).toContain("<not-allowed");
    expect(host.accounts.find("richardiii", "sha256")).toBeUndefined();
  });

  test("from one address are limited in number", async () => {
    const client = await opened();
    for (let count = 0; count < 10; count++) {
      client.send(register(`<username>page${count}</username><password>x</password>`));
      expect(await client.next(/id='reg'/)).toContain("type='result'");
    }
    client.send(register("<username>page10</username><password>x</password>"));
    expect(await client.next(/id='reg'/)).toContain("<resource-constraint");
  });

  test("change their own password and nobody else's", async () => {
    await host.addAccount("richardiii", "a horse");
    await host.addAccount("richmond", "a crown");
    const king = await signIn(host.url, "localhost", "richardiii", "a horse");
    king.send(register("<username>richmond</username><password>stolen</password>"));
    expect(await king.next(/id='reg'/)).toContain("<bad-request");
    king.send(register("<username>richardiii</username><password>a kingdom</password>"));
    expect(await king.next(/id='reg'/)).toContain("type='result'");
    expect(await scram(await opened(), "sha256", "richardiii", "a horse")).toContain("<not-authorized");
    expect(await scram(await opened(), "sha256", "richardiii", "a kingdom")).toMatch(/^<success/);
    expect(await scram(await opened(), "sha256", "richmond", "a crown")).toMatch(/^<success/);
  });

  test("that are removed lose all their sessions", async () => {
    await host.addAccount("richardiii", "a horse");
    const king = await signIn(host.url, "localhost", "richardiii", "a horse", "desktop");
    const pda = await signIn(host.url, "localhost", "richardiii", "a horse", "pda");
    king.send(register("<remove/>"));
    expect(await king.next(/id='reg'/)).toContain("type='result'");
    expect(await pda.next(/stream:error/)).toContain("<not-authorized");
    await Promise.all([king.closed, pda.closed]);
    expect(await scram(await opened(), "sha256", "richardiii", "a horse")).toContain("<not-authorized");
  });

  test("are nothing that a guest could change", async () => {
    const guest = await signInAsGuest(host.url, "localhost");
    guest.send(register("<remove/>"));
    expect(await guest.next(/id='reg'/)).toContain("<not-allowed");
  });
});
