import { describe, expect, it } from "vitest";
import { el } from "#xml/element.ts";
import { createFakeEnvironment } from "#net/fake-environment.ts";
import { greet, guest, idOf, mechanisms } from "#net/fake-server.ts";
import { openRegistration } from "#net/register.ts";

const plainFields = "<instructions>Choose a name.</instructions><username/><password/>";
const dataForm = "<x xmlns='jabber:x:data' type='form'><field var='username' type='text-single'/></x>";

async function open(query: string) {
  const environment = createFakeEnvironment();
  const opened = openRegistration(guest, environment);
  const server = await environment.nextSocket();
  server.accept();
  await greet(
    server,
    mechanisms("SCRAM-SHA-256") + "<register xmlns='http://jabber.org/features/iq-register'/>",
  );
  const request = await server.next();
  expect(request).toContain("<query xmlns='jabber:iq:register'/>");
  server.send(`<iq xmlns='jabber:client' id='${idOf(request)}' from='shakespeare.lit' ${query}</iq>`);
  const result = await opened;
  return { environment, server, result };
}

async function form(inside: string) {
  const stage = await open(`type='result'><query xmlns='jabber:iq:register'>${inside}</query>`);
  if (!stage.result.ok) throw new Error(stage.result.failure.detail);
  return { ...stage, registration: stage.result.registration };
}

describe("the form", () => {
  it("names the plain fields and the server's sentence", async () => {
    const { registration } = await form(plainFields);
    expect(registration.form).toEqual({ instructions: "Choose a name.", fields: ["username", "password"] });
  });

  it("holds the data form where there is one", async () => {
    const { registration } = await form(dataForm);
    expect(registration.form.form).toMatchObject({ name: "x", attrs: { type: "form" } });
    expect(registration.form.fields).toEqual([]);
  });

  it("is refused by servers that make no accounts, in a sentence, and the stream is closed", async () => {
    const { result, server } = await open(
      "type='error'><error type='cancel'><not-allowed xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>",
    );
    expect(result).toMatchObject({ ok: false, failure: { code: "no-registration" } });
    expect(await server.next()).toContain("<close ");
  });

  it("is not even asked for where others can listen", async () => {
    const environment = createFakeEnvironment();
    const opened = await openRegistration({ ...guest, endpoint: "ws://shakespeare.lit/" }, environment);
    expect(opened).toMatchObject({ ok: false, failure: { code: "insecure-auth" } });
    expect(environment.openedSockets()).toBe(0);
  });

  it("does not come from a server that says nothing for 15 seconds", async () => {
    const environment = createFakeEnvironment();
    const opened = openRegistration(guest, environment);
    (await environment.nextSocket()).accept();
    environment.advance(15_000);
    expect(await opened).toMatchObject({ ok: false, failure: { code: "timed-out" } });
  });

  it("does not come from a line that breaks", async () => {
    const environment = createFakeEnvironment();
    const opened = openRegistration(guest, environment);
    (await environment.nextSocket()).drop();
    expect(await opened).toMatchObject({ ok: false, failure: { code: "unreachable" } });
  });
});

describe("an answer", () => {
  it("in plain fields makes the account", async () => {
    const { registration, server } = await form(plainFields);
    const reply = registration.submit({ username: "richardiii", password: "<horse>" });
    const request = await server.next();
    expect(request).toContain("<username>richardiii</username><password>&lt;horse&gt;</password>");
    server.send(`<iq xmlns='jabber:client' type='result' id='${idOf(request)}'/>`);
    expect((await reply).ok).toBe(true);
  });

  it("by data form carries the form", async () => {
    const { registration, server } = await form(dataForm);
    void registration.submit(el("x", { xmlns: "jabber:x:data", type: "submit" }));
    expect(await server.next()).toContain("<x xmlns='jabber:x:data' type='submit'/></query>");
  });

  it.each(["conflict", "not-acceptable"])(
    "that is refused with %s says so, and another may follow",
    async (condition) => {
      const { registration, server } = await form(plainFields);
      const refused = registration.submit({ username: "richardiii" });
      const error = `<error type='cancel'><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>`;
      server.send(`<iq xmlns='jabber:client' type='error' id='${idOf(await server.next())}'>${error}</iq>`);
      expect(await refused).toMatchObject({ ok: false, reason: "error", error: { condition } });
      const accepted = registration.submit({ username: "richardiv" });
      server.send(`<iq xmlns='jabber:client' type='result' id='${idOf(await server.next())}'/>`);
      expect((await accepted).ok).toBe(true);
    },
  );

  it("after the line broke is told so", async () => {
    const { registration, server } = await form(plainFields);
    server.drop();
    expect(await registration.submit({ username: "richardiii" })).toEqual({ ok: false, reason: "offline" });
  });
});
