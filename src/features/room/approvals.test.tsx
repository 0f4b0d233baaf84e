import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { createStore } from "zustand/vanilla";
import { addLaterTexts, createI18n } from "#app/i18n/i18n.ts";
import type { Client } from "#session/client.ts";
import { noRoom, type Approval } from "#store/room-store.ts";
import { createStores } from "#store/stores.ts";
import { Approvals } from "./approvals.tsx";

await addLaterTexts(createI18n());

function shown(approvals: readonly Approval[]): string {
  const room = createStore(() => ({ ...noRoom, phase: "inside" as const, approvals }));
  const client = { stores: { ...createStores(), room } } as unknown as Client;
  return renderToStaticMarkup(<Approvals client={client} onTell={() => {}} onEmpty={() => {}} />);
}

it("who wants to speak or to be a member is shown with what they told, and with three ways to decide", () => {
  const html = shown([
    { key: "1", kind: "voice", nick: "earl1", jid: "harritudur@shakespeare.lit/pda", facts: [] },
    {
      key: "2",
      kind: "registration",
      nick: "richmond\u202e",
      jid: "",
      facts: [{ var: "mmog#register_first", label: "Given Name", values: ["Harri"] }],
    },
  ]);
  expect(html).toContain("<bdi>earl1</bdi></strong> asks to be allowed to speak.");
  expect(html).toContain("<bdi>harritudur@shakespeare.lit/pda</bdi>");
  expect(html).toContain("<bdi>richmond\uFFFD</bdi></strong> asks to become a member.");
  expect(html).toMatch(/Given name.*Harri/u);
  for (const word of ["Grant", "Decline", "Ignore"]) expect(html.split(`>${word}</`)).toHaveLength(3);
});

it("of many requests three are shown and the others counted; without any there is nothing", () => {
  const many = Array.from({ length: 5 }, (_, at) => ({
    key: String(at),
    kind: "voice" as const,
    nick: `earl${at}`,
    jid: "",
    facts: [],
  }));
  expect(shown(many)).toContain("2 more requests wait.");
  expect(shown(many).split(">Grant</")).toHaveLength(4);
  expect(shown([])).toBe("");
});
