import { describe, expect, it } from "vitest";
import { createClientStage } from "#testing/client-stage.ts";

const ITEMS = "http://jabber.org/protocol/disco#items";
const INFO = "http://jabber.org/protocol/disco#info";

describe("signing in", () => {
  it("MMOG-6.1-1, MMOG-6.2-1, MMOG-6.2-4: signs a guest in at the page's own server and finds the game service among its items", async () => {
    const { client, line, stores } = createClientStage();
    const outcome = client.signInAsGuest(" king ");
    await Promise.resolve();
    expect(line.targets).toEqual([
      {
        domain: "shakespeare.lit",
        endpoint: "wss://shakespeare.lit/xmpp-websocket",
        login: { kind: "guest" },
      },
    ]);
    expect(stores.connection.getState().line).toBe("connecting");
    line.goOnline("g1@shakespeare.lit/a");
    (await line.nextAsked("shakespeare.lit")).result(
      `<query xmlns='${ITEMS}'><item jid='chat.shakespeare.lit'/><item jid='plain.shakespeare.lit'/><item jid='play.shakespeare.lit'/></query>`,
    );
    (await line.nextAsked("chat.shakespeare.lit")).error("service-unavailable");
    (await line.nextAsked("plain.shakespeare.lit")).result(
      `<query xmlns='${INFO}'><feature var='http://jabber.org/protocol/mmog'/></query>`,
    );
    (await line.nextAsked("play.shakespeare.lit")).result(
      `<query xmlns='${INFO}'><feature var='http://jabber.org/protocol/mmog'/><feature var='http://jabber.org/protocol/mmog/dga'/></query>`,
    );
    expect(await outcome).toEqual({ ok: true, value: undefined });
    expect(stores.connection.getState()).toMatchObject({
      line: "online",
      jid: "g1@shakespeare.lit/a",
      guest: true,
      service: "play.shakespeare.lit",
    });
    expect(stores.settings.getState().nickname).toBe("king");
  });

  it("assumes games.<domain> where nobody says which service it is", async () => {
    const { client, line, stores } = createClientStage();
    const outcome = client.signInAsGuest("king");
    await Promise.resolve();
    line.goOnline("g1@shakespeare.lit/a");
    (await line.nextAsked("shakespeare.lit")).error("feature-not-implemented");
    expect((await outcome).ok).toBe(true);
    expect(stores.connection.getState().service).toBe("games.shakespeare.lit");
  });

  it("discovers the WebSocket address of another domain, and takes the one that was typed", async () => {
    const { client, line } = createClientStage();
    void client.signIn({ address: "RichardIII@york.lit", password: "horse" });
    await new Promise(setImmediate);
    expect(line.targets[0]).toEqual({
      domain: "york.lit",
      endpoint: "wss://york.lit/ws",
      login: { kind: "account", username: "richardiii", password: "horse" },
    });
    void client.signIn({ address: "richardiii@york.lit", password: "horse", server: "wss://other/ws" });
    await new Promise(setImmediate);
    expect(line.targets[1]?.endpoint).toBe("wss://other/ws");
  });

  it.each(["", "york.lit", "@york.lit", "a b@york.lit"])(
    "refuses the address '%s' before asking anybody",
    async (address) => {
      const { client, line } = createClientStage();
      const outcome = await client.signIn({ address, password: "x" });
      expect(outcome).toEqual({ ok: false, refusal: { code: "jid-malformed" } });
      expect(line.targets).toEqual([]);
    },
  );

  it("tells a failure of the first attempt at once and stops trying", async () => {
    const { client, line, stores } = createClientStage();
    const outcome = client.signInAsGuest("king");
    await Promise.resolve();
    line.goTo({ state: "waiting", attempt: 1, retryAtMs: 5, reason: { code: "unreachable", detail: "No." } });
    expect(await outcome).toEqual({ ok: false, refusal: { code: "unreachable", text: "No." } });
    expect(line.status()).toEqual({ state: "offline" });
    expect(stores.connection.getState()).toMatchObject({
      line: "offline",
      reason: { code: "unreachable", detail: "No." },
    });
  });

  it("tells of later drops and the next attempt on the page's own clock", async () => {
    const { client, line, stores, nowMs } = createClientStage();
    const outcome = client.signInAsGuest("king");
    await Promise.resolve();
    line.goOnline("g1@shakespeare.lit/a");
    (await line.nextAsked("shakespeare.lit")).error("item-not-found");
    await outcome;
    const retryAtMs = 1_700_000_000_000 + nowMs() + 2_000;
    line.goTo({ state: "waiting", attempt: 1, retryAtMs, reason: { code: "unreachable", detail: "" } });
    expect(stores.connection.getState()).toMatchObject({ line: "waiting", retryAtMs: nowMs() + 2_000 });
  });

  it("makes a form of the plain fields that a server asks for, and says which answer it gave", async () => {
    const submitted: unknown[] = [];
    const { client } = createClientStage({
      register: async () => ({
        ok: true,
        registration: {
          form: { fields: ["username", "password"], instructions: "Choose." },
          submit: async (answer) => {
            submitted.push(answer);
            return { ok: false, reason: "timeout" };
          },
          close: async () => undefined,
        },
      }),
    });
    const form = await client.registrationForm();
    expect(form.ok && form.value.fields.map((field) => [field.var, field.type])).toEqual([
      ["username", "text-single"],
      ["password", "text-private"],
    ]);
    const outcome = await client.createAccount([
      { var: "username", values: ["richardiii"] },
      { var: "password", values: ["horse"] },
    ]);
    expect(submitted).toEqual([{ username: "richardiii", password: "horse" }]);
    expect(outcome).toEqual({ ok: false, refusal: { code: "timed-out" } });
  });
});
