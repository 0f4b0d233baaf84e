import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createReplayPlayer } from "#session/replay/player.ts";
import { packReplay, readReplay } from "#session/replay/replay-file.ts";
import { formatLine, parseLine } from "#session/replay/replay-line.ts";
import type { Replay } from "#session/replay/replay.ts";
import { createSettingsStore } from "#store/settings-store.ts";
import { ROOM } from "#testing/client-stage.ts";
import { watchFight } from "#testing/recorded-fight.ts";

const GAME = "http://jabber.org/protocol/mmog/dga";
const HEADER = {
  format: "bosworth-battle",
  version: 1,
  room: "Bosworth Field",
  address: ROOM,
  game: GAME,
  date: "1485-08-22T08:00:00Z",
};
const LINE = `[0,["presence",{"from":"${ROOM}"}]]`;

function zipped(text: string | Blob): Promise<Blob> {
  return new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"))).blob();
}

/** What a file with such lines is refused for; undefined when it is read. */
async function faultOf(...lines: readonly (string | object)[]): Promise<string | undefined> {
  const text = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n");
  const read = await readReplay(await zipped(text));
  return read.ok ? undefined : read.fault;
}

const text = fc.string({ unit: "binary", maxLength: 12 });
const name = fc.constantFrom("presence", "message", "game", "turn", "pc", "x:y", "__proto__");
const elements = fc.letrec((tie) => ({
  element: fc
    .tuple(name, fc.dictionary(name, text), fc.array(tie("child"), { maxLength: 3 }))
    .map(([tag, attrs, children]) => ({ name: tag, attrs, children })),
  child: fc.oneof({ depthSize: "small" }, text, tie("element")),
})).element as fc.Arbitrary<{ name: string; attrs: Record<string, string>; children: never[] }>;

describe("a line of a replay", () => {
  it("gives back any stanza as it was", () => {
    fc.assert(
      fc.property(fc.nat(86_400_000), fc.constantFrom("presence", "message"), elements, (atMs, kind, of) => {
        const line = { atMs, stanza: { ...of, name: kind } };
        const read = parseLine(formatLine(line));
        expect(JSON.stringify(read)).toBe(JSON.stringify(line));
      }),
    );
  });

  it("that is anything else is nothing, and never an exception", () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.json()), (line) => {
        const read = parseLine(line);
        expect(read === undefined || Number.isInteger(read.atMs)).toBe(true);
      }),
    );
    const bad = [
      "",
      "[]",
      "[0]",
      '[-1,["presence",{}]]',
      '[0.5,["presence",{}]]',
      '[1e9,["presence",{}]]',
      '["0",["presence",{}]]',
      '[0,["iq",{}]]',
      '[0,["presence"]]',
      '[0,["presence",[]]]',
      '[0,["presence",null]]',
      '[0,["presence",{"from":1}]]',
      '[0,["presence",{"a b":""}]]',
      '[0,["presence",{},["a b",{}]]]',
      '[0,["presence",{},7]]',
      '[0,["presence",{}],0]',
      `[0,["presence",{},"${"a".repeat(1024 * 1024)}"]]`,
      `[0,["presence",{},${'["a",{},'.repeat(64)}"end"${"]".repeat(64)}]]`,
      `[0,["presence",{}${',["a",{}]'.repeat(5_000)}]]`,
    ];
    expect(bad.filter((line) => parseLine(line) !== undefined)).toEqual([]);
  });
});

describe("a file", () => {
  it("that is none is refused", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const read = await readReplay(new Blob([new Uint8Array(bytes)]));
        expect(read.ok ? "read" : read.fault).toBe("not-a-replay");
      }),
    );
    expect(await faultOf("")).toBe("not-a-replay");
    expect(await faultOf("hello")).toBe("not-a-replay");
    expect(await faultOf({ ...HEADER, format: "another" }, LINE)).toBe("not-a-replay");
  });

  it("is refused for what its header says", async () => {
    expect(await faultOf(HEADER, LINE)).toBeUndefined();
    expect(await faultOf({ ...HEADER, version: 2 }, LINE)).toBe("newer");
    expect(await faultOf({ ...HEADER, game: "urn:chess" }, LINE)).toBe("other-game");
    expect(await faultOf({ ...HEADER, address: `${ROOM}/king` }, LINE)).toBe("damaged");
    expect(await faultOf({ ...HEADER, date: "yesterday" }, LINE)).toBe("damaged");
    expect(await faultOf({ ...HEADER, room: "x".repeat(201) }, LINE)).toBe("damaged");
    expect(await faultOf(HEADER)).toBe("empty");
  });

  it("is refused for a line that is not in order", async () => {
    expect(await faultOf(HEADER, LINE, "nonsense")).toBe("damaged");
    expect(await faultOf(HEADER, LINE.replace("0", "9"), LINE)).toBe("damaged");
    // Nobody but the room speaks in it.
    expect(await faultOf(HEADER, LINE.replace(ROOM, "elsewhere@games.example"))).toBe("damaged");
    expect(await faultOf(HEADER, LINE.replace(ROOM, `${ROOM}.example`))).toBe("damaged");
    expect(await faultOf(HEADER, '[0,["presence",{}]]')).toBe("damaged");
  });

  it("that unpacks to more than a replay may hold is refused, however small it is", async () => {
    const line = `${LINE.replace("{", `{"a":"${"x".repeat(500_000)}",`)}\n`;
    const bomb = await zipped(new Blob([JSON.stringify(HEADER), "\n", ...Array<string>(80).fill(line)]));
    expect(bomb.size).toBeLessThan(200_000);
    expect(await readReplay(bomb)).toEqual({ ok: false, fault: "too-big" });
    expect(await readReplay(new Blob([new Uint8Array(17 * 1024 * 1024)]))).toEqual({
      ok: false,
      fault: "too-big",
    });
  });

  it("that lost a part is refused or read, and never an exception", async () => {
    const stage = await watchFight(() => {});
    const packed = new Uint8Array(await (await packReplay(stage.client.replay() as Replay)).arrayBuffer());
    await fc.assert(
      fc.asyncProperty(fc.nat(packed.length - 1), fc.nat(255), async (at, byte) => {
        const cut = await readReplay(new Blob([packed.slice(0, at)]));
        expect(cut.ok).toBe(false);
        const changed = packed.slice();
        changed[at] = byte;
        expect(typeof (await readReplay(new Blob([changed]))).ok).toBe("boolean");
      }),
      { numRuns: 60 },
    );
  });

  it("of whatever stanzas plays to its end without a fault", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(elements, { maxLength: 20 }), async (all) => {
        const lines = all.map((of, index) =>
          formatLine({
            atMs: index * 10,
            stanza: {
              ...of,
              name: index % 2 === 0 ? "presence" : "message",
              attrs: { ...of.attrs, from: index % 3 === 0 ? ROOM : `${ROOM}/earl1` },
            },
          }),
        );
        const header = { room: "", address: ROOM, game: GAME, dateMs: 0, isRefereed: true, isCut: false };
        const player = createReplayPlayer(
          { header, lines, durationMs: 200 },
          createSettingsStore(),
          "watcher",
        );
        for (let frame = 0; frame < 10; frame += 1) player.advance(frame * 50);
        expect(player.playback.getState()).toMatchObject({ isPaused: true, positionMs: 200 });
      }),
    );
  });
});
