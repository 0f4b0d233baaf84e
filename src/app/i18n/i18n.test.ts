import { describe, expect, it } from "vitest";
import { en } from "./en.ts";
import { addBattleTexts, addLaterTexts, createI18n } from "./i18n.ts";
import { later } from "./later.ts";

const i18n = createI18n();
const isThereAtOnce = i18n.exists("signIn.play.button") && !i18n.exists("room.leave");
await addBattleTexts(i18n);
const isBattleAlone = i18n.exists("battle.region") && !i18n.exists("room.leave");
await addLaterTexts(i18n);
const { t } = i18n;

/** Every text with its key, `a.b.c`. */
function texts(
  part: object,
  path: readonly string[] = [],
): readonly (readonly [key: string, text: string])[] {
  return Object.entries(part).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[[...path, key].join("."), value] as const]
      : texts(value as object, [...path, key]),
  );
}

const all = texts(en);

describe("the texts", () => {
  it("of the way to the lobby are there as soon as the page starts, the others come later", () => {
    expect(isThereAtOnce).toBe(true);
  });

  it("of the battle's screen come without those of rooms, and it asks for no others", () => {
    expect(isBattleAlone).toBe(true);
    const sources = import.meta.glob<string>(
      [
        "../../features/match/**/*.{ts,tsx}",
        "../battlefield/*.{ts,tsx}",
        "../*-place.tsx",
        "!../room-place.tsx",
      ],
      { query: "?raw", import: "default", eager: true },
    );
    const others = Object.keys(later).filter((part) => part !== "errors");
    const asked = Object.entries(sources).flatMap(([path, source]) =>
      Array.from(source.matchAll(/["`](\w+)\.\w/gu), ([, part]) => `${part} in ${path}`),
    );
    expect(asked.length).toBeGreaterThan(100);
    expect(asked.filter((key) => others.includes(key.split(" ")[0] ?? ""))).toEqual([]);
  });

  it("carry the accessible names that helpers and tests rely on", () => {
    expect([t("signIn.play.nickname"), t("signIn.account.button")]).toEqual(["Nickname", "Sign in"]);
    expect([t("signIn.account.address"), t("signIn.account.password")]).toEqual(["Address", "Password"]);
    expect([t("signIn.account.server"), t("lobby.heading"), t("lobby.list")]).toEqual([
      "Server",
      "Rooms",
      "Rooms",
    ]);
    expect([t("lobby.join"), t("lobby.watch"), t("lobby.search")]).toEqual(["Join", "Watch", "Search"]);
    expect([t("lobby.createRoom"), t("room.leave")]).toEqual(["Create room", "Leave room"]);
    expect([t("room.configuration.heading"), t("common.save"), t("common.cancel")]).toEqual([
      "Room configuration",
      "Save",
      "Cancel",
    ]);
    expect(t("room.teams.join", { team: "York" })).toBe("Join York");
    expect([t("room.model.label"), t("room.ready.button")]).toEqual(["Model", "Ready"]);
    expect([t("battle.region"), t("battle.menu"), t("battle.situation.label")]).toEqual([
      "Battlefield",
      "Menu",
      "Situation",
    ]);
    const { name, team, bearing, distance, power } = en.battle.situation;
    expect([name, team, bearing, distance, power]).toEqual(["Name", "Team", "Bearing", "Distance", "Power"]);
    expect([t("results.heading"), t("connection.label")]).toEqual(["Results", "Connection"]);
  });

  it("give the words for known fields as one object, whatever the fields are called", () => {
    expect(t("formFields", { returnObjects: true })).toEqual(en.formFields);
    expect(t("lobby.searchForm.fields", { returnObjects: true })).toEqual(en.lobby.searchForm.fields);
    expect(t("form", { returnObjects: true })).toEqual(en.form);
  });

  it("name nothing that the password field's own name would be mistaken for", () => {
    expect(t("signIn.account.reveal").toLowerCase()).not.toContain("password");
    expect(t("form.reveal").toLowerCase()).not.toContain("password");
  });

  it("are written in curly quotes and without stray spaces", () => {
    const odd = all.filter(([, text]) => text !== text.trim() || /["`]|\s{2}|\.\.\./u.test(text));
    expect(odd).toEqual([]);
  });

  it("end every refusal as a sentence", () => {
    const refusals = Object.values(en.errors).filter((text) => !text.endsWith("{{text}}"));
    expect(refusals.filter((text) => !/^[A-Z].*[.]$/su.test(text))).toEqual([]);
  });

  it("count in whole numbers of one and many", () => {
    expect(t("lobby.row.players", { count: 1 })).toBe("1 player");
    expect(t("lobby.row.players", { count: 1204 })).toBe("1,204 players");
    expect(t("lobby.row.free", { count: 0 })).toBe("No free place");
  });

  it("leave what people are called as it is", () => {
    expect(t("room.people.actions", { nick: "<b>&" })).toBe("What to do with <b>&");
  });
});

describe("a refusal", () => {
  const say = (operation: "errors.join" | "errors.team", code: string, text = "") =>
    t([operation, "errors.any"], { context: code, text });

  it("MMOG-7.2.17-1: has a sentence for every condition of MMOG Table 10", () => {
    const conditions = [
      "not-authorized",
      "forbidden",
      "item-not-found",
      "not-allowed",
      "not-acceptable",
      "registration-required",
      "conflict",
      "service-unavailable",
      "jid-malformed",
    ];
    const said = conditions.map((condition) => say("errors.join", condition));
    expect(new Set(said).size).toBe(conditions.length);
    for (const condition of conditions) expect(en.errors).toHaveProperty([`join_${condition}`]);
  });

  it("is told by what was attempted", () => {
    expect(say("errors.team", "conflict")).toContain("no free place");
    expect(say("errors.join", "conflict")).toContain("nickname");
  });

  it("falls back to the sentence for any operation", () => {
    expect(say("errors.team", "timed-out")).toBe("No answer came in time. Try again.");
  });

  it("with an unknown code repeats the service's own words", () => {
    expect(say("errors.team", "gone", "The field is flooded.")).toBe(
      "That didn't work. The field is flooded.",
    );
  });
});

it("what others have written doesn't steer the sentence that it stands in", () => {
  expect(t("room.teams.join", { team: "kroY\u202E" })).toBe("Join kroY\uFFFD");
  expect(t("room.teams.join", { team: "מלך" })).toBe("Join \u2068מלך\u2069");
  expect(t("room.people.count", { count: 1234 })).toBe("1,234 people here");
});

it("MMOG-BS-6: British English is the first language, with its way to write numbers and dates", () => {
  expect(i18n.language).toBe("en-GB");
  expect(new Intl.DateTimeFormat(i18n.language).format(Date.UTC(2026, 7, 22, 12))).toBe("22/08/2026");
  expect(t("common.metres", { count: 1200 })).toMatch(/1,200\s?m/u);
});
