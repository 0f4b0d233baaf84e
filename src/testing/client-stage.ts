import { createClient } from "#session/create-client.ts";
import type { Client } from "#session/client.ts";
import type { ClientEnvironment } from "#session/environment.ts";
import { createStores, type Stores } from "#store/stores.ts";
import { createFakeConnection, type FakeConnection } from "#testing/fake-connection.ts";

/** What surrounds a client, as fakes: its line, its clock and its frames are in the test's hands. */
export type Surroundings = {
  readonly environment: ClientEnvironment;
  readonly stores: Stores;
  readonly line: FakeConnection;
  /** Lets time pass: timers that come due are called in order. */
  readonly advance: (durationMs: number) => void;
  /** Draws the next frame: what waited for it happens. */
  readonly frame: () => void;
  readonly nowMs: () => number;
  /** Lets every promise go on that can go on without the test. */
  readonly settle: () => Promise<void>;
};

export type ClientStage = Omit<Surroundings, "environment"> & { readonly client: Client };

export const ROOM = "bosworth@games.shakespeare.lit";
export const KING = "richardiii@shakespeare.lit/desktop";
const START_DATE_MS = 1_700_000_000_000;

export function createClientStage(changes: Partial<ClientEnvironment> = {}): ClientStage {
  const { environment, ...stage } = createSurroundings(changes);
  return { ...stage, client: createClient(environment) };
}

export function createSurroundings(changes: Partial<ClientEnvironment> = {}): Surroundings {
  const line = createFakeConnection();
  const stores = createStores();
  const timers = new Set<{ readonly dueMs: number; readonly callback: () => void }>();
  let frames: (() => void)[] = [];
  let nowMs = 1_000;
  let ids = 0;
  const environment: ClientEnvironment = {
    connection: line,
    stores,
    home: async () => ({
      ok: true,
      value: { domain: "shakespeare.lit", endpoint: "wss://shakespeare.lit/xmpp-websocket" },
    }),
    discover: async (domain) => ({ ok: true, endpoint: `wss://${domain}/ws`, source: "host-meta.json" }),
    register: async () => ({ ok: false, failure: { code: "no-registration", detail: "None here." } }),
    id: () => `id${(ids += 1)}`,
    nowMs: () => nowMs,
    dateMs: () => START_DATE_MS + nowMs,
    nextFrame: (callback) => void frames.push(callback),
    after(delayMs, callback) {
      const timer = { dueMs: nowMs + delayMs, callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    ...changes,
  };
  return {
    environment,
    stores,
    line,
    nowMs: () => nowMs,
    advance(durationMs) {
      const untilMs = nowMs + durationMs;
      for (;;) {
        const due = [...timers]
          .filter((timer) => timer.dueMs <= untilMs)
          .toSorted((a, b) => a.dueMs - b.dueMs)[0];
        if (due === undefined) break;
        timers.delete(due);
        nowMs = Math.max(nowMs, due.dueMs);
        due.callback();
      }
      nowMs = untilMs;
    },
    frame() {
      const waiting = frames;
      frames = [];
      for (const callback of waiting) callback();
    },
    // Every promise that can go on without the test has gone on by the next turn of the loop.
    settle: () => new Promise((resolve) => setImmediate(resolve)),
  };
}

const USER = "http://jabber.org/protocol/mmog#user";

/** Presence of an occupant as the room sends it. */
export function occupantPresence(
  nick: string,
  item: string,
  statuses: readonly number[] = [],
  type = "",
): string {
  const codes = statuses.map((code) => `<status code='${code}'/>`).join("");
  const typed = type === "" ? "" : ` type='${type}'`;
  return `<presence xmlns='jabber:client' from='${ROOM}/${nick}'${typed}><game xmlns='${USER}'><item ${item}/>${codes}</game></presence>`;
}

/** Presence of the room that tells status and state of the match. */
export function matchPresence(status: string, state = ""): string {
  return `<presence xmlns='jabber:client' from='${ROOM}'><game xmlns='http://jabber.org/protocol/mmog'><status>${status}</status>${state}</game></presence>`;
}

/** A `<state/>` with a form and these characters, given as XML. */
export function matchState(facts: Readonly<Record<string, readonly string[]>>, characters = ""): string {
  const fields = Object.entries({
    battlefield: ["Valley"],
    seed: ["7"],
    light: ["dusk"],
    match: ["Single Battle"],
    clock: ["0"],
    minutes: ["15"],
    teams: ["York", "Lancaster"],
    places: ["5"],
    ...facts,
  }).map(
    ([name, values]) =>
      `<field var='mmog/dga#state_${name}'>${values.map((value) => `<value>${value}</value>`).join("")}</field>`,
  );
  const type =
    "<field var='FORM_TYPE' type='hidden'><value>http://jabber.org/protocol/mmog/dga#state</value></field>";
  return `<state xmlns='http://jabber.org/protocol/mmog/dga'><x xmlns='jabber:x:data' type='submit'>${type}${fields.join("")}</x>${characters}</state>`;
}

/** King on his way into the room: signed in, the room entered, its description answered: who decides hits there. */
export async function enterAsKing(stage: ClientStage, watching = false, hasReferee = true): Promise<void> {
  const { client, line } = stage;
  signIn(stage);
  const entered = client.enterRoom({ room: ROOM, nick: "king", watching });
  await stage.settle();
  line.receive(matchPresence("inactive", matchState({})));
  line.receive(occupantPresence("king", `affiliation='owner' role='moderator' jid='${KING}'`, [110]));
  const info = await line.nextAsked(ROOM, /disco#info/);
  info.result(
    "<query xmlns='http://jabber.org/protocol/disco#info'><identity category='game' type='multi-user' name='Bosworth Field'/><feature var='http://jabber.org/protocol/mmog'/>" +
      `${hasReferee ? "<feature var='http://jabber.org/protocol/mmog/dga#referee'/>" : ""}</query>`,
  );
  const outcome = await entered;
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  await stage.settle();
  stage.frame();
  line.sent.length = 0;
}

/** Online, with the service found, as if signed in. */
export function signIn({ line, stores }: Pick<ClientStage, "line" | "stores">): void {
  line.goOnline(KING);
  stores.connection.setState({ service: "games.shakespeare.lit" });
}
