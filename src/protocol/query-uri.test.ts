import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NS } from "#protocol/namespaces.ts";
import { formatQueryUri, parseQueryUri, type QueryUri } from "#protocol/query-uri.ts";

const room = "england@games.shakespeare.lit";

describe("a query URI", () => {
  it("MMOG-16.7-1, MMOG-16.7-2: asks to join, with a password or without", () => {
    expect(parseQueryUri(`xmpp:${room}?join`)).toEqual({ room, action: "join", invitees: [] });
    expect(parseQueryUri(`XMPP:England@Games.Shakespeare.LIT?JOIN;password=dieu%20et%3D%3Bdroit`)).toEqual({
      room,
      action: "join",
      password: "dieu et=;droit",
      invitees: [],
    });
    expect(parseQueryUri(`xmpp:${room}?join;password=a=b`)?.password).toBe("a=b");
  });

  it("MMOG-16.7-3, MMOG-16.7-4, MMOG-16.7-5: names whom to invite, each once", () => {
    expect(
      parseQueryUri(
        `xmpp:${room}?invite;jid=a@shakespeare.lit;jid=b@shakespeare.lit;jid=A@shakespeare.lit;password=p`,
      ),
    ).toEqual({
      room,
      action: "invite",
      password: "p",
      invitees: ["a@shakespeare.lit", "b@shakespeare.lit"],
    });
    expect(parseQueryUri(`xmpp:${room}?join;jid=a@shakespeare.lit`)?.invitees).toEqual([]);
  });

  it("MMOG-16.7-6, MMOG-16.7-7, MMOG-16.7-8: asks to play, the game raw, encoded or in its old spelling (E-045)", () => {
    for (const game of [NS.dga, encodeURIComponent(NS.dga), `${NS.mmog}#dga`.replace("#", "%23")])
      expect(parseQueryUri(`xmpp:${room}?play;game=${game};password=p`)).toEqual({
        room,
        action: "play",
        game: NS.dga,
        password: "p",
        invitees: [],
      });
    expect(parseQueryUri(`xmpp:${room}?play`)).toEqual({ room, action: "play", invitees: [] });
  });

  it("may only name the room, with who enters before it, and a resource that means nothing", () => {
    for (const text of [
      `xmpp:${room}`,
      `xmpp:${room}/king`,
      `xmpp://me@work.lit/${room}`,
      ` web+xmpp:${room}#top`,
    ])
      expect(parseQueryUri(text)).toEqual({ room, invitees: [] });
  });

  it.each([
    "",
    "https://england@games.lit",
    "xmpp:",
    "xmpp:games.shakespeare.lit?join",
    `xmpp:${room}?remove`,
    `xmpp:${room}?join;password=%E0%A4%A`,
    "xmpp:%E0%A4%A@games.lit?join",
    `xmpp:${room}?invite;jid=not%20an%20address@`,
    `xmpp:${room}?invite${";jid=a@b".repeat(51)}`,
    `xmpp:${room}?join;password=${"x".repeat(5_000)}`,
    "javascript:alert(1)//xmpp:a@b?join",
  ])("is none: %s", (text) => {
    expect(parseQueryUri(text)).toBeUndefined();
  });

  it("comes out of its own text as it went in", () => {
    const local = fc.stringMatching(/^[a-z0-9._-]{1,20}$/);
    const jid = local.map((name) => `${name}@shakespeare.lit`);
    const word = fc.string({ minLength: 1, maxLength: 40, unit: "grapheme" });
    const uri: fc.Arbitrary<QueryUri> = fc.oneof(
      fc.record({ room: jid, invitees: fc.constant([]) }),
      fc.record(
        { room: jid, action: fc.constant("join" as const), password: word, invitees: fc.constant([]) },
        { requiredKeys: ["room", "action", "invitees"] },
      ),
      fc.record(
        {
          room: jid,
          action: fc.constant("invite" as const),
          password: word,
          invitees: fc.uniqueArray(jid, { maxLength: 5 }),
        },
        { requiredKeys: ["room", "action", "invitees"] },
      ),
      fc.record(
        {
          room: jid,
          action: fc.constant("play" as const),
          game: fc.constantFrom(NS.dga, `${NS.mug}/chess`),
          password: word,
          invitees: fc.constant([]),
        },
        { requiredKeys: ["room", "action", "invitees"] },
      ),
    );
    fc.assert(
      fc.property(uri, (given) => {
        expect(parseQueryUri(formatQueryUri(given))).toEqual(given);
      }),
    );
  });

  it("never throws, whatever is typed", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void parseQueryUri(text)));
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => void parseQueryUri(`xmpp:${room}?${text}`)),
    );
  });
});
