import { expect, test } from "../actors.ts";
import type { Server } from "../server.ts";

/** A client that knows the specification and nothing of our code: frames are text, looked at as text. */
class Hand {
  private readonly socket: WebSocket;
  private readonly frames: string[] = [];
  private wake: () => void = () => undefined;

  constructor(server: Server) {
    const url = new URL("/xmpp-websocket", server.address);
    url.protocol = "ws:";
    this.socket = new WebSocket(url, "xmpp");
    this.socket.addEventListener("message", (event) => {
      this.frames.push(String(event.data));
      this.wake();
    });
  }

  async open(): Promise<void> {
    await new Promise((resolve, reject) => {
      this.socket.addEventListener("open", resolve, { once: true });
      this.socket.addEventListener("error", reject, { once: true });
    });
  }

  send(frame: string): void {
    this.socket.send(frame);
  }

  /** The next frame in which all of the words stand; those before it are passed over. */
  async receive(...words: readonly string[]): Promise<string> {
    for (;;) {
      while (this.frames.length > 0) {
        const frame = (this.frames.shift() ?? "").replaceAll('"', "'");
        if (words.every((word) => frame.includes(word))) return frame;
      }
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  close(): void {
    this.socket.close();
  }
}

const OPEN = "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='localhost' version='1.0'/>";

async function signIn(server: Server): Promise<{ hand: Hand; jid: string }> {
  const hand = new Hand(server);
  await hand.open();
  hand.send(OPEN);
  await hand.receive("features", "ANONYMOUS");
  hand.send("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='ANONYMOUS'/>");
  await hand.receive("<success");
  hand.send(OPEN);
  await hand.receive("features", "urn:ietf:params:xml:ns:xmpp-bind");
  hand.send(
    "<iq xmlns='jabber:client' type='set' id='b1'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>",
  );
  const bound = await hand.receive("id='b1'", "<jid>");
  return { hand, jid: /<jid>([^<]+)</.exec(bound)?.[1] ?? "" };
}

test("a client that knows only the specification creates a room, joins, takes a team, starts and moves", async ({
  server,
}) => {
  const room = "byhand@games.localhost";
  const { hand: king, jid } = await signIn(server);
  expect(jid).toMatch(/^[^@]+@localhost\/.+/);

  // MMOG Examples 178 and 179
  king.send(
    `<presence xmlns='jabber:client' id='p1' to='${room}/king'><game xmlns='http://jabber.org/protocol/mmog' var='http://jabber.org/protocol/mmog/dga'/></presence>`,
  );
  await king.receive(`from='${room}/king'`, "code='110'", "code='201'", "affiliation='owner'");

  // Examples 181 to 186
  king.send(
    `<iq xmlns='jabber:client' type='get' id='c1' to='${room}'><query xmlns='http://jabber.org/protocol/mmog#owner'/></iq>`,
  );
  await king.receive("id='c1'", "type='result'", "mmog#roomconfig_roomname", "mmog/dga#config_match");
  king.send(
    `<iq xmlns='jabber:client' type='set' id='c2' to='${room}'><query xmlns='http://jabber.org/protocol/mmog#owner'><options>` +
      `<x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE'><value>http://jabber.org/protocol/mmog#roomconfig</value></field>` +
      `<field var='mmog#roomconfig_roomname'><value>By hand</value></field></x>` +
      `<options xmlns='http://jabber.org/protocol/mmog/dga'><x xmlns='jabber:x:data' type='submit'>` +
      `<field var='FORM_TYPE'><value>http://jabber.org/protocol/mmog/dga#config</value></field>` +
      `<field var='mmog/dga#config_match'><value>Last Team Standing</value></field></x></options></options></query></iq>`,
  );
  await king.receive("id='c2'", "type='result'");

  const { hand: earl } = await signIn(server);
  earl.send(
    `<presence xmlns='jabber:client' id='p2' to='${room}/earl1'><game xmlns='http://jabber.org/protocol/mmog' var='http://jabber.org/protocol/mmog/dga'/></presence>`,
  );
  await earl.receive(`from='${room}/king'`);
  await earl.receive(`from='${room}/earl1'`, "code='110'");

  // Examples 51 to 56
  king.send(
    `<presence xmlns='jabber:client' id='t1' to='${room}'><game xmlns='http://jabber.org/protocol/mmog'><item role='York' team='York'/></game></presence>`,
  );
  await earl.receive(`from='${room}/king'`, "team='York'");
  earl.send(
    `<presence xmlns='jabber:client' id='t2' to='${room}'><game xmlns='http://jabber.org/protocol/mmog'><item role='Lancaster'/></game></presence>`,
  );
  await king.receive(`from='${room}/earl1'`, "team='Lancaster'");
  king.send(
    `<message xmlns='jabber:client' id='s1' type='groupchat' to='${room}'><start xmlns='http://jabber.org/protocol/mmog#user'><pc name='king' model='King'/></start></message>`,
  );
  const started = await king.receive(`from='${room}/king'`, "id='s1'", "<start");
  const chid = /<pc [^>]*chid='([^']+)'/.exec(started)?.[1];
  expect(chid).toBeTruthy();
  earl.send(
    `<message xmlns='jabber:client' id='s2' type='groupchat' to='${room}'><start xmlns='http://jabber.org/protocol/mmog#user'><pc name='earl1' model='Chevalier'/></start></message>`,
  );
  const active = await king.receive(
    `from='${room}'`,
    "<status>active</status>",
    "mmog/dga#state_battlefield",
  );
  // The state has every character where it stands: the own one is found by its id.
  const own = new RegExp(`<pc [^>]*chid='${chid}'.*?<location x='([^']+)' y='([^']+)' z='([^']+)'`).exec(
    active,
  );
  expect(own).not.toBeNull();

  // Example 59, and 63 for the reflection with the same id
  const [x, y, z] = own?.slice(1) ?? [];
  king.send(
    `<message xmlns='jabber:client' id='m1' type='groupchat' to='${room}'><turn xmlns='http://jabber.org/protocol/mmog#user' tuid='1'><pc chid='${chid}'><moves><move node='Tank'>` +
      `<location x='${x}' y='${y}' z='${z}'/><linear x='0' y='0' z='0'/></move></moves></pc></turn></message>`,
  );
  await king.receive(`from='${room}/king'`, "id='m1'", "tuid='1'", "type='groupchat'");
  await earl.receive(`from='${room}/king'`, "id='m1'", `x='${x}'`);

  king.close();
  await earl.receive(`from='${room}/king'`, "type='unavailable'");
  earl.close();
});

test("a frame that is no XML ends the stream with the RFC's error", async ({ server }) => {
  const { hand } = await signIn(server);
  hand.send("<message to='nobody'><body>never closed</message>");
  await hand.receive("not-well-formed");
  await hand.receive("<close");
});
