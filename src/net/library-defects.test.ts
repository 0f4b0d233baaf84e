import { client, xml, type XmppClient } from "@xmpp/client";
import parse from "ltx/lib/parse.js";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { readFrame } from "#xml/read-frame.ts";
import { serialize } from "#xml/serialize.ts";
import { streamNs } from "#net/stream-namespaces.ts";

/**
 * Each test shows a defect of @xmpp/client 0.14 that this folder works around. One that fails after an update
 * means that the workaround (look for COMPAT(xmpp.js)) can go.
 */
type Library = XmppClient & {
  readonly iqCaller: { request(stanza: unknown): Promise<unknown> };
  _attachParser(parser: unknown): void;
};

function bareLibrary(): { entity: Library; elements: string[]; sent: string[]; errors: unknown[] } {
  const entity = client({
    service: "wss://shakespeare.lit/",
    domain: "shakespeare.lit",
    credentials: (authenticate, mechanisms) =>
      authenticate({ username: "king", password: "horse" }, mechanisms[0]),
    userAgent: xml("user-agent"),
  }) as Library;
  const [elements, sent, errors]: [string[], string[], unknown[]] = [[], [], []];
  const transport = entity.transports[0];
  if (transport === undefined) throw new Error("The library has no transport.");
  entity.Transport = transport;
  entity.socket = {
    secure: true,
    write(text, done) {
      sent.push(text);
      done?.();
    },
    end: () => undefined,
  };
  entity.on("error", (error) => void errors.push(error));
  const original = entity._onElement.bind(entity);
  entity._onElement = (element) => {
    elements.push(element.name);
    original(element);
  };
  entity._attachParser(new (transport.prototype.Parser as new () => unknown)());
  return { entity, elements, sent, errors };
}

describe("@xmpp/client still", () => {
  it("takes an iq reply from anybody who knows the id", async () => {
    const { entity } = bareLibrary();
    const reply = entity.iqCaller.request(
      xml("iq", { type: "get", id: "1", to: "bosworth@games.shakespeare.lit" }),
    );
    entity._onData("<iq xmlns='jabber:client' type='result' id='1' from='mallory@evil.lit/x'/>");
    await expect(reply).resolves.toMatchObject({ attrs: { from: "mallory@evil.lit/x" } });
  });

  it("hears nothing any more after a DOCTYPE", () => {
    const { entity, elements } = bareLibrary();
    entity._onData("<message/>");
    entity._onData("<!DOCTYPE a>");
    entity._onData("<message/>");
    expect(elements).toEqual(["message"]);
  });

  it("takes the next frame for a part of a truncated one", () => {
    const { entity, elements, errors } = bareLibrary();
    entity._onData("<message>");
    entity._onData("<presence/>");
    expect(elements).toEqual([]);
    expect(errors).toEqual([]);
  });

  it("throws out of the socket's handler at a stray end tag", () => {
    const { entity } = bareLibrary();
    expect(() => entity._onData("</message>")).toThrow(TypeError);
  });

  it("calls crypto.randomUUID unless it is given a user agent", () => {
    const random = vi.spyOn(crypto, "randomUUID");
    client({ service: "ws://192.168.1.5/", domain: "localhost" } as Parameters<typeof client>[0]);
    expect(random).toHaveBeenCalled();
    random.mockRestore();
  });

  it("does not look at what the server proves in plain SASL's success", async () => {
    const { entity, sent } = bareLibrary();
    let looked = false;
    entity.saslFactory._mechs.length = 0;
    entity.saslFactory.use("SCRAM-SHA-256", function mechanism() {
      const look = (): void => void (looked = true);
      return { name: "SCRAM-SHA-256", clientFirst: true, response: () => "", challenge: look, final: look };
    } as unknown as Parameters<typeof entity.saslFactory.use>[1]);
    const restarted = new Promise((resolve) => {
      Object.assign(entity, { restart: () => Promise.resolve(resolve(undefined)) });
    });
    entity._onData(
      `<features xmlns='${streamNs.streams}'><mechanisms xmlns='${streamNs.sasl}'><mechanism>SCRAM-SHA-256</mechanism></mechanisms></features>`,
    );
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    entity._onData(`<success xmlns='${streamNs.sasl}'>dj1mb3JnZWQ=</success>`);
    await restarted;
    expect(looked).toBe(false);
  });
});

describe("our reader and ltx agree", () => {
  const frames = [
    "<message xmlns='jabber:client' to='bosworth@games.shakespeare.lit' id=\"t1\"><turn><move x='1.5'/>&lt;</turn></message>",
    "<stream:features xmlns:stream='http://etherx.jabber.org/streams'><a stream:b='1'/></stream:features>",
    "<iq type='result'><query>text &#x1F451; <item a='&apos;'/>more</query ></iq>",
  ];
  const damage = fc.constantFrom(
    "",
    "<",
    ">",
    "/",
    "&",
    "'",
    '"',
    "=",
    " ",
    "<a>",
    "</a>",
    "<a/>",
    "<!--",
    ";",
    ":",
  );

  it("a damaged frame that passes is one that ltx reads as a whole", () => {
    let passed = 0;
    fc.assert(
      fc.property(fc.constantFrom(...frames), fc.nat(), fc.nat(3), damage, (frame, at, removed, piece) => {
        const cut = at % frame.length;
        const damaged = frame.slice(0, cut) + piece + frame.slice(cut + removed);
        if (!readFrame(damaged).ok) return;
        passed++;
        const read = serialize(parse(damaged.trim()));
        expect(readFrame(read).ok).toBe(true);
        expect(serialize(parse(read))).toBe(read);
        // Nothing was swallowed: as many tags and attributes come out as went in.
        const count = (text: string, mark: RegExp): number => text.match(mark)?.length ?? 0;
        expect(count(read, /<[^/]/g)).toBe(count(damaged, /<[^/]/g));
      }),
      { numRuns: 3_000 },
    );
    expect(passed).toBeGreaterThan(100);
  });
});
