import { bareOf, domainOf, localOf } from "#protocol/jid.ts";
import { withAttrs, type XmlElement } from "#xml/element.ts";
import { seedWithClearView } from "#service/stories/clear-view.ts";
import type { Driver, StoryClient } from "#service/stories/driver.ts";
import { fillIn, mismatch, type Names } from "#service/stories/matching.ts";
import { noteSituation, shotAt, type Situation } from "#service/stories/gunnery.ts";
import { show, type Step, type Story } from "#service/stories/story.ts";

/** Seconds of a battle that are told at once. */
const BREATH_S = 5;

/** Plays a story; throws where it goes another way than told. */
export async function play(story: Story, driver: Driver): Promise<void> {
  const clients = new Map<string, StoryClient>();
  const names: Names = new Map([["games", driver.games]]);
  if (JSON.stringify(story.steps).includes("{clearView}"))
    names.set("clearView", String(seedWithClearView("Moor")));
  const told: string[] = [];
  const situation: Situation = new Map();
  let shots = 0;

  async function clientOf(who: string): Promise<StoryClient> {
    const known = clients.get(who);
    if (known !== undefined) return known;
    const client = await driver.connect(who);
    clients.set(who, client);
    names.set(who, client.jid).set(`${who}.bare`, bareOf(client.jid));
    names.set(`${who}.name`, localOf(client.jid)).set(`${who}.domain`, domainOf(client.jid));
    return client;
  }

  /** Whoever has done something last must be heard before others can be asked what they heard of it. */
  async function settle(): Promise<void> {
    for (const client of clients.values()) await client.settle();
    for (const client of clients.values()) await client.settle();
  }

  async function receive(step: Extract<Step, { kind: "receive" }>): Promise<void> {
    const { inbox } = await clientOf(step.who);
    await settle();
    const take = (): XmlElement | undefined => {
      const next = inbox.shift();
      if (next !== undefined) noteSituation(situation, next);
      return next;
    };
    if (step.strict) {
      const actual = take();
      const why = actual === undefined ? "nothing came" : mismatch(step.stanza, actual, names);
      if (why !== undefined) fail(step, `${why}\n  came: ${show(actual)}`);
      return;
    }
    const passed: string[] = [];
    for (;;) {
      const actual = take();
      if (actual === undefined) return fail(step, `it never came; what came:\n    ${passed.join("\n    ")}`);
      const why = mismatch(step.stanza, actual, names);
      if (why === undefined) return;
      passed.push(`${show(actual)}   (${why})`);
    }
  }

  function fail(step: Step, why: string): never {
    const wanted = "stanza" in step ? `\n  wanted: ${show(fillIn(step.stanza, names))}` : "";
    throw new Error(
      `${story.title}\n  after: ${told.slice(-4).join(" / ")}\n  ${describe(step)}: ${why}${wanted}`,
    );
  }

  for (const step of story.steps) {
    switch (step.kind) {
      case "connect":
        await clientOf(step.who);
        break;
      case "disconnect":
        await (await clientOf(step.who)).disconnect();
        clients.delete(step.who);
        break;
      case "send": {
        const client = await clientOf(step.who);
        client.send(withAttrs(fillIn(step.stanza, names), { from: undefined }));
        await client.settle();
        break;
      }
      case "fire": {
        const client = await clientOf(step.who);
        client.send(
          shotAt(situation, step.who, step.target, `england@${driver.games}`, `shot-${(shots += 1)}`),
        );
        await client.settle();
        break;
      }
      case "receive":
        await receive(step);
        break;
      case "nothing": {
        const { inbox } = await clientOf(step.who);
        await settle();
        if (inbox.length > 0) fail(step, `came: ${inbox.map(show).join("\n")}`);
        break;
      }
      case "forget":
        await settle();
        for (const [who, client] of clients)
          if (step.who === "everybody" || step.who === who)
            for (const forgotten of client.inbox.splice(0)) noteSituation(situation, forgotten);
        break;
      case "wait":
        // A battle says much: whoever carries it shall not have to hold it all at once.
        for (let left = step.seconds; left > 0; left -= BREATH_S) {
          await settle();
          driver.wait(Math.min(left, BREATH_S));
        }
        break;
      case "kill":
        await settle();
        driver.kill();
        break;
      case "shutdown":
        await settle();
        driver.shutdown();
        break;
    }
    told.push(describe(step));
  }
}

function describe(step: Step): string {
  if (step.kind === "wait") return `${step.seconds} seconds pass`;
  return "who" in step ? `${step.who} ${step.kind}s` : step.kind;
}
