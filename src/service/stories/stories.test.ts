import { describe, expect, it } from "vitest";
import { elements, localName, namespaceOf, type XmlElement } from "#xml/element.ts";
import { NS } from "#protocol/namespaces.ts";
import { createMemoryStorage } from "#service/storage/memory.ts";
import { openSqliteStorage } from "#service/storage/sqlite.ts";
import { ALL_STORIES } from "#service/stories/all-stories.ts";
import { createDirectDriver } from "#service/stories/direct-driver.ts";
import { play } from "#service/stories/play.ts";

/** A long battle on a busy machine; no story depends on it. */
const PATIENCE_MS = 60_000;

const storages = { "in memory": createMemoryStorage, "in SQLite": () => openSqliteStorage(":memory:") };

for (const [where, createStorage] of Object.entries(storages)) {
  describe(`the service alone, rooms kept ${where}`, () => {
    it.each(ALL_STORIES)(
      "$title",
      async (story) => {
        const driver = createDirectDriver(createStorage());
        await play(story, driver);
        expect(driver.rig.faults).toEqual([]);
      },
      PATIENCE_MS,
    );
  });
}

/** Every namespace that the service may say something in: the protocol's four, the game's, and the XEPs'. */
const SPOKEN: ReadonlySet<string> = new Set([
  NS.client,
  NS.mmog,
  NS.user,
  NS.admin,
  NS.owner,
  NS.dga,
  NS.discoInfo,
  NS.discoItems,
  NS.search,
  NS.register,
  NS.form,
  NS.rsm,
  NS.delay,
  NS.ping,
  NS.stanzas,
  NS.addresses,
  "http://jabber.org/protocol/xdata-validate",
]);
/** What clients have said, and the room only passes on. */
const PASSED_ON = new Set(["show", "status", "priority", "body", "subject", "thread", "c", "mood"]);

it(
  "MMOG-3-10, MMOG-7-2, MMOG-16.1-1: whatever the service says is qualified by the protocol's namespaces, in all stories",
  async () => {
    const strange = new Set<string>();
    const heard = new Set<string>();
    const look = (element: XmlElement, inherited: string): void => {
      const ns = namespaceOf(element, inherited);
      heard.add(ns);
      if (!SPOKEN.has(ns)) strange.add(`${localName(element)} ${ns}`);
      for (const child of elements(element)) if (!PASSED_ON.has(localName(child))) look(child, ns);
    };
    for (const story of ALL_STORIES) {
      const isShort = !story.steps.some((step) => step.kind === "wait" && step.seconds > 60);
      if (!isShort) continue;
      const driver = createDirectDriver(createMemoryStorage(), {}, (stanza) => {
        // An answer of one client to another is theirs, and an error shows what was sent.
        if (stanza.name !== "iq" && stanza.attrs["type"] !== "error") look(stanza, NS.client);
      });
      await play(story, driver);
    }
    expect([...strange]).toEqual([]);
    for (const ns of [NS.mmog, NS.user, NS.dga]) expect(heard.has(ns)).toBe(true);
  },
  PATIENCE_MS,
);
