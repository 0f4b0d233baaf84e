/** How the light clients get into the room of each subject. */
import { connectLight, type LightClient } from "./light-client.ts";
import { turnStanza } from "./stanza.ts";

export type Plan = {
  readonly kind: "mmog" | "muc" | "ws" | "colyseus";
  readonly port: number;
  /** The room's address, where there is one. */
  readonly room: string;
  readonly occupants: number;
  /** How many of them play: only they send turns. */
  readonly players: number;
};

/** Somebody in the room. */
export type Occupant = {
  readonly client: LightClient;
  /** The payload of a turn, or undefined for somebody who only watches. */
  readonly turn: string | Buffer | undefined;
};

const FRAMING = "urn:ietf:params:xml:ns:xmpp-framing";
const MMOG = "http://jabber.org/protocol/mmog";
const TEAMS = ["York", "Lancaster"];

/** Everybody in the room, the players first. */
export async function enterAll(plan: Plan): Promise<Occupant[]> {
  switch (plan.kind) {
    case "ws":
      return peers(plan, () => connectLight(plan.port, "/", undefined), turnStanza("room@bench", "c0"));
    case "colyseus":
      return peers(plan, () => joinColyseus(plan.port), colyseusTurn(turnStanza("room@bench", "c0")));
    case "muc":
      return peers(plan, (nick) => joinMuc(plan, nick), turnStanza(plan.room, "c0"));
    case "mmog":
      return enterMatch(plan);
  }
}

async function peers(
  plan: Plan,
  join: (nick: string) => Promise<LightClient>,
  turn: string | Buffer,
): Promise<Occupant[]> {
  const everybody: Occupant[] = [];
  for (let index = 0; index < plan.occupants; index += 1)
    everybody.push({ client: await join(`n${index}`), turn: index < plan.players ? turn : undefined });
  return everybody;
}

/** SASL ANONYMOUS and a resource over RFC 7395. */
async function signIn({ port, room }: Plan): Promise<LightClient> {
  const domain = room.slice(room.indexOf(".") + 1);
  const client = await connectLight(port, "/xmpp-websocket", "xmpp");
  const open = `<open xmlns='${FRAMING}' to='${domain}' version='1.0'/>`;
  await client.ask(open, /ANONYMOUS/);
  await client.ask("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='ANONYMOUS'/>", /<success/);
  await client.ask(open, /xmpp-bind/);
  const bind = "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>";
  await client.ask(`<iq xmlns='jabber:client' type='set' id='bind'>${bind}</iq>`, /<jid>/);
  return client;
}

async function joinMuc(plan: Plan, nick: string): Promise<LightClient> {
  const client = await signIn(plan);
  const x = `<x xmlns='http://jabber.org/protocol/muc'><history maxstanzas='0'/></x>`;
  await client.ask(
    `<presence xmlns='jabber:client' to='${plan.room}/${nick}'>${x}</presence>`,
    /code=.110|<subject/,
  );
  return client;
}

/** Players fight in a true match, whose referee judges each turn; the others watch. */
async function enterMatch(plan: Plan): Promise<Occupant[]> {
  const enter = async (index: number): Promise<LightClient> => {
    const client = await signIn(plan);
    const game = `<game xmlns='${MMOG}' var='${MMOG}/dga'/>`;
    await client.ask(
      `<presence xmlns='jabber:client' to='${plan.room}/n${index}'>${game}</presence>`,
      /<subject/,
    );
    return client;
  };
  const clients: LightClient[] = [];
  for (let index = 0; index < plan.players; index += 1) {
    const client = await enter(index);
    const team = TEAMS[index % TEAMS.length];
    const item = `<game xmlns='${MMOG}'><item role='${team}' team='${team}'/></game>`;
    await client.ask(
      `<presence xmlns='jabber:client' to='${plan.room}' id='team${index}'>${item}</presence>`,
      new RegExp(`team='${team}'`),
    );
    clients.push(client);
  }
  const turns: string[] = [];
  const begin = async (index: number): Promise<void> => {
    const start =
      `<message xmlns='jabber:client' type='groupchat' to='${plan.room}' id='start${index}'>` +
      `<start xmlns='${MMOG}#user'><pc name='n${index}' model='King'/></start></message>`;
    // The presence that announces the match to a player says which character is its own, the state in it where that is.
    const [, state = "", chid = ""] = await clients[index]!.ask(
      index === 0 ? undefined : start,
      /<status>active<\/status>.*?<state(.*?)<\/state><pc [^>]*chid='([^']+)'/s,
    );
    const moves = new RegExp(` chid='${chid}'.*?(<moves>.*?</moves>)`, "s").exec(state)?.[1];
    if (moves === undefined)
      throw new Error(`The state doesn't say where ${chid} is: ${state.slice(0, 2_000)}`);
    turns[index] = turnStanza(plan.room, chid, moves);
  };
  // The match begins with the second player; the first hears of it then.
  const first = `<message xmlns='jabber:client' type='groupchat' to='${plan.room}' id='start0'>`;
  await clients[0]!.ask(
    `${first}<start xmlns='${MMOG}#user'><pc name='n0' model='King'/></start></message>`,
    /id='start0'/,
  );
  await Promise.all([begin(0), begin(1)]);
  for (let index = 2; index < plan.players; index += 1) await begin(index);
  for (let index = plan.players; index < plan.occupants; index += 1) clients.push(await enter(index));
  return clients.map((client, index) => ({ client, turn: turns[index] }));
}

/** A seat is reserved over HTTP, taken over a WebSocket, and confirmed. */
async function joinColyseus(port: number): Promise<LightClient> {
  const response = await fetch(`http://127.0.0.1:${port}/matchmake/joinOrCreate/room`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: "{}",
  });
  const seat = (await response.json()) as { processId: string; roomId: string; sessionId: string };
  const client = await connectLight(
    port,
    `/${seat.processId}/${seat.roomId}?sessionId=${seat.sessionId}`,
    undefined,
  );
  await client.ask(undefined, /\n/);
  client.send(Buffer.from([JOIN_ROOM]));
  return client;
}

const JOIN_ROOM = 10;
const ROOM_DATA = 13;

/** ROOM_DATA, the message's type and its value in MessagePack. */
function colyseusTurn(text: string): Buffer {
  const body = Buffer.from(text);
  const type = Buffer.from("turn");
  return Buffer.concat([
    Buffer.from([ROOM_DATA, 0xa0 | type.length]),
    type,
    Buffer.from([0xda, body.length >> 8, body.length & 0xff]),
    body,
  ]);
}
