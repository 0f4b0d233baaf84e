import { describe, expect, it } from "vitest";
import { createConnection } from "#net/create-connection.ts";
import type { Target } from "#net/connection.ts";
import { createFakeEnvironment, type ServerEnd } from "#net/fake-environment.ts";
import {
  bindFeature,
  bindTo,
  domain,
  greet,
  king,
  mechanisms,
  sasl,
  saslData,
  serverFinal,
} from "#net/fake-server.ts";
import { isPrivate } from "#net/login.ts";

const salt = new Uint8Array([1, 5, 8, 1, 4, 8, 5, 2]);
const jid = "richardiii@shakespeare.lit/desktop";

async function meet(target: Target, ...offered: readonly string[]) {
  const environment = createFakeEnvironment();
  const connection = createConnection(environment);
  const settled = new Promise((resolve) =>
    connection.onStatus(({ state }) => state !== "connecting" && resolve(state)),
  );
  connection.connect(target);
  const server = await environment.nextSocket();
  server.accept();
  await greet(server, mechanisms(...offered));
  return { environment, connection, server, settled };
}

/** Takes part in SCRAM-SHA-256 up to the client's proof. */
async function challenge(server: ServerEnd, iterations = 4_096) {
  const auth = await server.next();
  const clientFirst = saslData(auth);
  const nonce = /,r=(.*)$/.exec(clientFirst)?.[1] ?? "";
  const serverFirst = `r=${nonce}7485,s=AQUIAQQIBQI=,i=${iterations}`;
  server.send(sasl("challenge", serverFirst));
  return { auth, clientFirst, serverFirst, iterations };
}

async function prove(
  server: ServerEnd,
  said: Awaited<ReturnType<typeof challenge>>,
  password: string = king.login.password,
) {
  const clientFinal = saslData(await server.next());
  return serverFinal({ ...said, password, salt, clientFinal });
}

describe("an account", () => {
  it("logs in by the strongest SCRAM with a password of any script, and the server's proof is checked", async () => {
    const { connection, environment, server } = await meet(king, "PLAIN", "SCRAM-SHA-1", "SCRAM-SHA-256");
    const said = await challenge(server);
    expect(said.auth).toContain('mechanism="SCRAM-SHA-256"');
    const { proved, text } = await prove(server, said);
    expect(proved).toBe(true);
    server.send(sasl("success", text));
    await greet(server, bindFeature);
    await bindTo(server, jid);
    expect(connection.status()).toEqual({ state: "online", jid, resumed: false });
    expect([...environment.rememberedAccounts]).toEqual(["richardiii@shakespeare.lit"]);
  });

  it("does not go on with a server that forges its signature, and stops for good", async () => {
    const { connection, environment, server } = await meet(king, "SCRAM-SHA-256");
    await prove(server, await challenge(server));
    server.send(sasl("success", "v=AQUIAQQIBQI="));
    expect(connection.status()).toMatchObject({ state: "failed", reason: { code: "server-not-verified" } });
    expect(server.closed()).toBe(true);
    environment.advance(600_000);
    expect(environment.openedSockets()).toBe(1);
    expect(environment.rememberedAccounts.size).toBe(0);
  });

  it("does not go on with a server that reports success without a proof", async () => {
    const { connection, server } = await meet(king, "SCRAM-SHA-256");
    await prove(server, await challenge(server));
    server.send(sasl("success"));
    expect(connection.status()).toMatchObject({ state: "failed", reason: { code: "server-not-verified" } });
  });

  it("answers no challenge with another nonce", async () => {
    const { connection, server, settled } = await meet(king, "SCRAM-SHA-256");
    await server.next();
    server.send(sasl("challenge", "r=anotherNonceAltogether,s=AQUIAQQIBQI=,i=4096"));
    expect(await settled).toBe("failed");
    expect(connection.status()).toMatchObject({ reason: { code: "server-not-verified" } });
    expect(server.unread().some((frame) => frame.includes("response"))).toBe(false);
  });

  it("answers no challenge with more iterations than the cap", async () => {
    const { connection, server, settled } = await meet(king, "SCRAM-SHA-256");
    await challenge(server, 500_001);
    expect(await settled).toBe("failed");
    expect(connection.status()).toMatchObject({ reason: { code: "server-not-verified" } });
    expect(server.unread().some((frame) => frame.includes("response"))).toBe(false);
  });

  it("with a wrong password is told so, and nothing is tried again", async () => {
    const { connection, environment, server } = await meet(king, "SCRAM-SHA-256");
    const { proved } = await prove(server, await challenge(server), "another password");
    expect(proved).toBe(false);
    server.send("<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><not-authorized/></failure>");
    expect(connection.status()).toMatchObject({ state: "failed", reason: { code: "auth-failed" } });
    environment.wake();
    expect(environment.openedSockets()).toBe(1);
  });

  it("is tried again when the server only can't check it at the moment", async () => {
    const { connection, server } = await meet(king, "SCRAM-SHA-256");
    await server.next();
    server.send("<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><temporary-auth-failure/></failure>");
    expect(connection.status().state).toBe("waiting");
  });

  it("sends PLAIN over TLS when nothing else is offered, in UTF-8", async () => {
    const { server, environment } = await meet(king, "PLAIN");
    const auth = await server.next();
    expect(saslData(auth)).toBe("\u0000richardiii\u0000my kingdom for a 🐎");
    server.send(sasl("success"));
    await greet(server, bindFeature);
    expect(environment.rememberedAccounts.size).toBe(0);
  });

  it("MMOG-BS-4, MMOG-14.1-1: never sends PLAIN where others can listen", async () => {
    const { connection, server } = await meet({ ...king, endpoint: "ws://shakespeare.lit/" }, "PLAIN");
    expect(connection.status()).toMatchObject({ state: "failed", reason: { code: "insecure-auth" } });
    expect(server.unread().some((frame) => frame.includes("auth"))).toBe(false);
  });

  it("never sends PLAIN once it has logged in by SCRAM", async () => {
    const environment = createFakeEnvironment();
    environment.scramAccounts.add(`richardiii@${domain}`);
    const connection = createConnection(environment);
    connection.connect({ ...king, login: { ...king.login, username: "RichardIII" } });
    const server = await environment.nextSocket();
    server.accept();
    await greet(server, mechanisms("PLAIN"));
    expect(connection.status()).toMatchObject({ state: "failed", reason: { code: "insecure-auth" } });
  });

  it("is told when the server offers no way that is known here", async () => {
    const { connection } = await meet(king, "EXTERNAL", "GSSAPI");
    expect(connection.status()).toMatchObject({ state: "failed", reason: { code: "no-mechanism" } });
  });

  it("is told that passwords need https where the page has no cryptography", async () => {
    const environment = createFakeEnvironment({ withoutSubtle: true });
    const connection = createConnection(environment);
    connection.connect({ ...king, endpoint: "ws://192.168.1.5:8080/xmpp-websocket" });
    const server = await environment.nextSocket();
    server.accept();
    await greet(server, mechanisms("SCRAM-SHA-256"));
    expect(connection.status()).toMatchObject({ state: "failed", reason: { code: "insecure-auth" } });
  });
});

describe("a line is private", () => {
  it.each(["wss://shakespeare.lit/", "ws://localhost:8080/", "ws://127.0.0.1/", "ws://[::1]:8080/"])(
    "at %s",
    (url) => {
      expect(isPrivate(url)).toBe(true);
    },
  );
  it.each([
    "ws://shakespeare.lit/",
    "ws://localhost.evil.lit/",
    "ws://127.0.0.1.evil.lit/",
    "ws://192.168.1.5/",
  ])("not at %s", (url) => {
    expect(isPrivate(url)).toBe(false);
  });
});
