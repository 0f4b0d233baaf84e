import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { roomAddress } from "#protocol/jid.ts";
import { pathTo, routeOf } from "./routes.ts";

const room = "bosworth@games.shakespeare.lit";

describe("an address of the page", () => {
  it("leads to the sign-in, the rooms, a replay, or a room", () => {
    expect(routeOf("/", "")).toEqual({ kind: "sign-in" });
    expect(routeOf("/rooms/", "")).toEqual({ kind: "rooms" });
    expect(routeOf("/replay", "")).toEqual({ kind: "replay" });
    expect(pathTo({ kind: "replay" })).toBe("/replay");
    expect(routeOf(`/room/${room}`, "")).toEqual({ kind: "room", room, isWatching: false });
    expect(routeOf("/room/bosworth%40games.shakespeare.lit", "?watch")).toEqual({
      kind: "room",
      room,
      isWatching: true,
    });
  });

  it("that leads nowhere is said to be unknown", () => {
    for (const path of ["/rooms/7", "/room", "/room/bosworth", "/room/a@b/c", "/room/%E0%A4", "/elsewhere"])
      expect(routeOf(path, "")).toEqual({ kind: "unknown" });
  });

  it("comes back from its own path, whatever the room is called", () => {
    const address = fc
      .string({ minLength: 1, maxLength: 40, unit: "grapheme" })
      .map((name) => roomAddress(`${name}@games.shakespeare.lit`))
      .filter((jid) => jid !== undefined);
    fc.assert(
      fc.property(address, fc.boolean(), (jid, isWatching) => {
        const [path = "", query = ""] = pathTo({ kind: "room", room: jid, isWatching }).split("?");
        expect(routeOf(path, `?${query}`)).toEqual({ kind: "room", room: jid, isWatching });
      }),
    );
  });
});

describe("an xmpp: address in the query", () => {
  it("leads to its room for join, play and invite, and without an action", () => {
    for (const action of ["?join", "?play", "?invite;password=white-boar", ""])
      expect(routeOf("/", `?uri=${encodeURIComponent(`xmpp:${room}${action}`)}`)).toEqual({
        kind: "room",
        room,
        isWatching: false,
      });
  });

  it("is read as it was pasted, without encoding", () => {
    expect(routeOf("/", `?uri=xmpp:${room}?join;nick=king`)).toMatchObject({ kind: "room", room });
  });

  it("names the room behind the account that enters", () => {
    expect(routeOf("/", `?uri=xmpp://king@shakespeare.lit/${room}?join`)).toMatchObject({ room });
  });

  it("of another kind is passed over", () => {
    for (const uri of [
      `xmpp:${room}?message`,
      "xmpp:games.shakespeare.lit?join",
      `https://${room}`,
      "xmpp:%E0@x",
    ])
      expect(routeOf("/", `?uri=${encodeURIComponent(uri)}`)).toEqual({ kind: "sign-in" });
  });
});
