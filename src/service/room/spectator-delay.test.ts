import fc from "fast-check";
import { expect, it } from "vitest";
import { el, type XmlElement } from "#xml/element.ts";
import { dga } from "#service/games/dga/dga.ts";
import { defaultRoomConfig } from "#service/room/config.ts";
import { createSpectatorDelay } from "#service/room/spectator-delay.ts";
import type { Occupant, RoomState } from "#service/room/state.ts";

type Happening =
  | { readonly kind: "said"; readonly waitMs: number }
  | { readonly kind: "announced"; readonly waitMs: number }
  | { readonly kind: "comes"; readonly waitMs: number }
  | { readonly kind: "delay"; readonly waitMs: number; readonly delayMs: number }
  | { readonly kind: "turns"; readonly waitMs: number };

const waitMs = fc.integer({ min: 0, max: 3_000 });
const happenings: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("said" as const), waitMs }),
    fc.record({ kind: fc.constant("announced" as const), waitMs }),
    fc.record({ kind: fc.constant("comes" as const), waitMs }),
    fc.record({ kind: fc.constant("delay" as const), waitMs, delayMs: fc.integer({ min: 0, max: 20_000 }) }),
    fc.record({ kind: fc.constant("turns" as const), waitMs }),
  ),
  { maxLength: 80 },
);

const spectator = (name: string): Occupant => ({
  nick: name,
  bareJid: `${name}@shakespeare.lit`,
  role: "participant",
  sessions: [{ jid: `${name}@shakespeare.lit/pda`, availability: [] }],
});

/** What a spectator heard: which stanza, made when, and when it came. */
type Heard = {
  readonly to: string;
  readonly number: number;
  readonly madeAtMs: number;
  readonly atMs: number;
};

/** Plays it with one spectator from the beginning, and others who come. */
function play(script: readonly Happening[], firstDelayMs: number) {
  let nowMs = 0;
  let delayMs = firstDelayMs;
  let isRunning = true;
  let number = 0;
  let state = { ...ROOM, occupants: [spectator("first")] };
  const made: number[] = [];
  const heard: Heard[] = [];
  const hear = (stanza: XmlElement, to: readonly string[]): void => {
    const { n, at } = stanza.attrs;
    for (const each of to) heard.push({ to: each, number: Number(n), madeAtMs: Number(at), atMs: nowMs });
  };
  const stanza = (): XmlElement => el("message", { n: String(number), at: String(nowMs) });
  const delay = createSpectatorDelay({
    link: { domain: "", send: (each) => hear(each, [each.attrs["to"] ?? ""]), fanOut: hear },
    state: () => state,
    clientFeatures: { has: () => false, without: () => [], answer: () => false },
    now: () => nowMs,
    delayMs: () => delayMs,
    isRunning: () => isRunning,
    picture: () => el("presence", { n: "-1", at: String(nowMs) }),
  });
  for (const each of script) {
    for (const untilMs = nowMs + each.waitMs; nowMs < untilMs;) {
      nowMs = Math.min(untilMs, nowMs + 40);
      delay.tick();
    }
    if (each.kind === "delay") delayMs = each.delayMs;
    else if (each.kind === "turns") isRunning = !isRunning;
    else if (!delay.isOn()) continue;
    else if (each.kind === "announced") delay.announce();
    else if (each.kind === "said") {
      delay.hold("all", stanza);
      made.push((number += 1) - 1);
    } else {
      const who = spectator(`s${state.occupants.length}`);
      state = { ...state, occupants: [...state.occupants, who] };
      delay.show(who.sessions[0]!.jid, false);
    }
  }
  const endMs = nowMs + 30_000;
  while (nowMs < endMs) {
    nowMs += 40;
    delay.tick();
  }
  return { heard, made };
}

const ROOM: RoomState = {
  local: "england",
  jid: "england@games.shakespeare.lit",
  status: "active",
  config: defaultRoomConfig,
  game: dga.namespace,
  options: dga.defaultOptions,
  affiliations: {},
  banNotes: {},
  keptVoice: {},
  occupants: [],
  subject: { text: "" },
  history: [],
  match: "active",
  keptTeams: {},
  savedWith: [],
  standing: false,
  reservedNicks: {},
  registrations: [],
  invitations: [],
};

it("a spectator who stays hears everything once, in the order in which it was said", () => {
  fc.assert(
    fc.property(happenings, fc.integer({ min: 1, max: 20_000 }), (script, delayMs) => {
      const { heard, made } = play(script, delayMs);
      const first = heard.filter(({ to, number }) => to.startsWith("first") && number >= 0);
      expect(first.map(({ number }) => number)).toEqual(made);
    }),
  );
});

it("however much is said, nothing gets lost", () => {
  const busy = Array.from({ length: 5_000 }, () => ({ kind: "said", waitMs: 3 }) as const);
  const { heard, made } = play(busy, 7_000);
  expect(made).toHaveLength(5_000);
  expect(heard.filter(({ number }) => number >= 0).map(({ number }) => number)).toEqual(made);
});

it("with a match that goes on and a delay that stays, everything comes that much later, a tick at most more", () => {
  fc.assert(
    fc.property(happenings, fc.integer({ min: 1, max: 20_000 }), (script, delayMs) => {
      const steady = script.filter(({ kind }) => kind !== "delay" && kind !== "turns");
      const { heard } = play(steady, delayMs);
      for (const { number, madeAtMs, atMs } of heard)
        if (number >= 0) {
          expect(atMs - madeAtMs).toBeGreaterThanOrEqual(delayMs);
          expect(atMs - madeAtMs).toBeLessThanOrEqual(delayMs + 40);
        }
    }),
  );
});

it("whoever comes later hears nothing older than their picture but what follows it, and has a whole one in a second", () => {
  fc.assert(
    fc.property(happenings, fc.integer({ min: 2_000, max: 20_000 }), (script, delayMs) => {
      const steady = script.filter(({ kind }) => kind !== "delay" && kind !== "turns");
      const { heard } = play(steady, delayMs);
      const newcomers = new Set(heard.map(({ to }) => to).filter((to) => to.startsWith("s")));
      for (const who of newcomers) {
        const own = heard.filter(({ to }) => to === who);
        const pictures = own.filter(({ number }) => number < 0);
        expect(own[0]?.number).toBe(-1);
        const second = pictures[1];
        expect(second).toBeDefined();
        // The first comes at once; before the delay has passed for the first time it is the oldest there is.
        const waited = second!.atMs - Math.max(pictures[0]!.atMs, delayMs);
        expect(waited).toBeLessThanOrEqual(1_000 + 80);
      }
    }),
  );
});
