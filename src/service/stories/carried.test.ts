import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withAttrs, type XmlElement } from "#xml/element.ts";
import { serialize } from "#xml/serialize.ts";
import type { Link } from "#xml/link.ts";
import { createComponentHost, type ComponentHost } from "#service/hosts/component/host.ts";
import { parseFrame } from "#service/hosts/embedded/parse-frame.ts";
import { createMemoryStorage } from "#service/storage/memory.ts";
import { ALL_STORIES } from "#service/stories/all-stories.ts";
import type { Driver, StoryClient } from "#service/stories/driver.ts";
import { play } from "#service/stories/play.ts";
import { createRig, type Rig } from "#service/stories/rig.ts";
import type { Story } from "#service/stories/story.ts";
import { startTestHost, type TestHost } from "#testing/embedded-host.ts";
import { startProsody, whyNoProsody, type Prosody } from "#testing/prosody.ts";
import { signIn, signInAsGuest, type RawUser } from "#testing/raw-login.ts";

const STANZA = /^<(presence|message|iq)[\s>]/;
/** A server of its own and a login for each person take their time. */
const PATIENCE_MS = 60_000;

type Carrier = {
  readonly link: Link;
  onStanza(handler: (stanza: XmlElement) => void): void;
  signIn(who: string): Promise<RawUser>;
};

/** The very same stories with a real WebSocket between: clients that know nothing of our code. */
function createCarriedDriver(carrier: Carrier): Driver & { readonly rig: Rig } {
  const { domain } = carrier.link;
  const rig = createRig(carrier.link, createMemoryStorage());
  carrier.onStanza((stanza) => rig.receive(stanza));
  const users: RawUser[] = [];
  return {
    games: domain,
    rig,
    async connect(who) {
      const user = await carrier.signIn(who);
      users.push(user);
      return createClient(user, domain);
    },
    wait: (seconds) => rig.wait(seconds),
    kill: () => rig.kill(),
    shutdown: () => rig.shutdown(),
    async close() {
      for (const user of users) user.drop();
      await Promise.all(users.map((user) => user.closed));
    },
  };
}

function createClient(user: RawUser, games: string): StoryClient {
  const inbox: XmlElement[] = [];
  let pings = 0;
  return {
    jid: user.jid,
    inbox,
    send: (stanza) => user.send(serialize(withAttrs(stanza, { xmlns: "jabber:client" }))),
    async settle() {
      const id = `settled-${(pings += 1)}`;
      user.send(
        `<iq xmlns='jabber:client' type='get' to='${games}' id='${id}'><ping xmlns='urn:xmpp:ping'/></iq>`,
      );
      await user.next(new RegExp(`^<iq[^>]*id=['"]${id}['"]`));
      while (user.inbox.some((frame) => STANZA.test(frame))) inbox.push(read(await user.next(STANZA)));
    },
    async disconnect() {
      user.send("<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>");
      await user.closed;
    },
  };
}

function read(frame: string): XmlElement {
  const parsed = parseFrame(frame, 262_144);
  if (!parsed.ok) throw new Error(`This is no frame: ${frame}`);
  return parsed.element;
}

async function tell(story: Story, carrier: Carrier): Promise<void> {
  const driver = createCarriedDriver(carrier);
  try {
    await play(story, driver);
    expect(driver.rig.faults).toEqual([]);
  } finally {
    await driver.close();
  }
}

/** Stories in which one person has two clients need accounts: a guest is a new person each time. */
const needsAccounts = (story: Story): boolean =>
  story.steps.some((step) => "who" in step && step.who.endsWith("phone"));

/** A long battle says thousands of things; what it says is the same over every line. */
const isLong = (story: Story): boolean =>
  story.steps.some((step) => step.kind === "wait" && step.seconds > 60);

describe("through the embedded host, over WebSocket", () => {
  const games = "games.localhost";
  let test: TestHost;
  let carrier: Carrier;

  beforeAll(async () => {
    // The host's clock stands still, so the rate limit must never be reached.
    test = await startTestHost({ limits: { frameBurst: 1e6, framesPerSecond: 1e6 } });
    const registered = new Set<string>();
    carrier = {
      link: test.host.link(games),
      onStanza: (handler) => test.host.onStanza(games, handler),
      async signIn(who) {
        const local = who.replace(/phone$/, "");
        if (!registered.has(local)) await test.addAccount(local, `secret of ${local}`);
        registered.add(local);
        return signIn(test.url, "localhost", local, `secret of ${local}`, who);
      },
    };
  }, PATIENCE_MS);
  afterAll(() => test.stop());

  for (const story of ALL_STORIES)
    it.skipIf(isLong(story))(titleOf(story, false), () => tell(story, carrier), PATIENCE_MS);
});

/** The story's title; where it isn't told, with the reason. */
function titleOf(story: Story, isForGuests: boolean): string {
  if (isLong(story)) return `NOT RUN here, its round takes minutes of real time: ${story.title}`;
  if (isForGuests && needsAccounts(story))
    return `NOT RUN here, it needs two clients of one account and there are only guests: ${story.title}`;
  return story.title;
}

const whyNot = whyNoProsody();
describe(
  whyNot === undefined ? "through Prosody, as a component" : `NOT RUN through Prosody: ${whyNot}`,
  () => {
    let prosody: Prosody;
    let host: ComponentHost;
    let carrier: Carrier;

    beforeAll(async () => {
      if (whyNot !== undefined) return;
      prosody = await startProsody();
      host = createComponentHost({
        server: { host: "127.0.0.1", port: prosody.componentPort },
        domain: prosody.componentDomain,
        secret: prosody.secret,
        random: () => 0.5,
        log: () => undefined,
        onRefused: (sentence) => {
          throw new Error(sentence);
        },
      });
      host.start();
      await host.online();
      carrier = {
        link: host.link,
        onStanza: (handler) => host.onStanza(handler),
        signIn: (who) => signInAsGuest(prosody.wsUrl, prosody.domain, who),
      };
    }, PATIENCE_MS);
    afterAll(async () => {
      if (whyNot !== undefined) return;
      await host.stop();
      await prosody.stop();
    });

    for (const story of ALL_STORIES)
      it.skipIf(whyNot !== undefined || needsAccounts(story) || isLong(story))(
        titleOf(story, true),
        () => tell(story, carrier),
        PATIENCE_MS,
      );
  },
);
