import { describe, expect, it } from "vitest";
import { addLaterTexts, createI18n } from "#app/i18n/i18n.ts";
import type { FeedLine } from "#store/match-store.ts";
import { feedText } from "./feed-text.ts";

const i18n = createI18n();
await addLaterTexts(i18n);
const { t } = i18n;
const line = (more: Partial<FeedLine>): FeedLine => ({
  key: 1,
  kind: "hit",
  who: "Harri Tudur",
  by: "King Richard",
  what: "TrackLeft",
  atMs: 0,
  ...more,
});

describe("a line of the feed", () => {
  it("says who hit whom and where, in people's words", () => {
    expect(feedText(t, line({}))).toBe("King Richard hit Harri Tudur: Left track");
    expect(feedText(t, line({ kind: "destroyed" }))).toBe("King Richard destroyed Harri Tudur");
    expect(feedText(t, line({ kind: "repaired", by: "" }))).toBe("Harri Tudur repaired: Left track");
  });

  it("does without who did it where that is not known", () => {
    expect(feedText(t, line({ by: "" }))).toBe("Harri Tudur is hit: Left track");
    expect(feedText(t, line({ kind: "destroyed", by: "" }))).toBe("Harri Tudur was destroyed");
  });

  it("tells who came to fight from who came to watch", () => {
    expect(feedText(t, line({ kind: "joined", by: "" }))).toBe("Harri Tudur came to the field");
    expect(feedText(t, line({ kind: "watching", by: "" }))).toBe("Harri Tudur is watching");
  });

  it("keeps the name of a node that is not known here, and says a refusal in a sentence", () => {
    expect(feedText(t, line({ what: "House01" }))).toContain("House01");
    expect(feedText(t, line({ kind: "refused", what: "not-allowed" }))).toBe(
      t("errors.turn", { context: "not-allowed" }),
    );
  });
});
