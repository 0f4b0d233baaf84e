import { describe, expect, expectTypeOf, it } from "vitest";
import {
  attr,
  child,
  children,
  childText,
  childTexts,
  decodeChild,
  element,
  flag,
  optionalAttr,
  optionalChild,
  text,
  wrapped,
  type Infer,
} from "#xml/codec.ts";
import { el } from "#xml/element.ts";
import { boolean, integer, nonEmpty, string } from "#xml/value.ts";
import { canonicalXml } from "#testing/canonical-xml.ts";
import { parseXml } from "#testing/parse-xml.ts";

const horse = element("horse", "urn:stable", { price: attr("price", integer(0, 100)), note: text(string) });
const army = element("army", ["urn:field", "urn:camp"], {
  name: attr("name", nonEmpty(10)),
  size: optionalAttr("size", integer()),
  motto: optionalAttr("motto", string),
  cry: childText("cry", nonEmpty()),
  song: childText("song", string, "urn:songs"),
  captains: childTexts("captain", nonEmpty()),
  mounted: flag("mounted"),
  paid: flag("paid", "urn:purse"),
  best: optionalChild(horse),
  horses: children(horse),
});
const duel = element("duel", "urn:field", { horse: child(horse) });
const stable = element("stable", "urn:stable", { horses: wrapped("horses", horse) });

const whole = {
  name: "York",
  size: 800,
  motto: "",
  cry: "A horse!",
  song: "",
  captains: ["Norfolk", "Surrey"],
  mounted: true,
  paid: true,
  best: { price: 100, note: "a kingdom" },
  horses: [{ price: 100, note: "a kingdom" }],
} as const;

describe("an element with every kind of field", () => {
  it("is described once: its type comes from the description", () => {
    expectTypeOf<Infer<typeof horse>>().toEqualTypeOf<{ readonly price: number; readonly note: string }>();
    expectTypeOf<Infer<typeof army>["size"]>().toEqualTypeOf<number | undefined>();
    expectTypeOf<Infer<typeof army>["captains"]>().toEqualTypeOf<readonly string[]>();
  });

  const xml = `<army xmlns='urn:field' name='York' size='800' motto=''>
    <cry>A horse!</cry>
    <song xmlns='urn:songs'/>
    <captain>Norfolk</captain><captain>Surrey</captain>
    <mounted/>
    <paid xmlns='urn:purse'/>
    <horse xmlns='urn:stable' price='100'>a kingdom</horse>
  </army>`;

  it("is read", () => {
    expect(army.decode(parseXml(xml))).toStrictEqual({ ok: true, value: whole });
  });

  it("is written, its children in the order of the description", () => {
    const { best, ...rest } = whole;
    expect(best).toEqual(rest.horses[0]);
    expect(canonicalXml(army.encode(rest))).toBe(canonicalXml(parseXml(xml)));
  });

  it("leaves out what is not given", () => {
    const bare = { name: "York", captains: [], horses: [] };
    expect(canonicalXml(army.encode(bare))).toBe("<army xmlns='urn:field' name='York'/>");
    expect(army.decode(parseXml("<army xmlns='urn:field' name='York'/>"))).toStrictEqual({
      ok: true,
      value: bare,
    });
  });

  it("passes over what it doesn't know: attributes, elements, text, other namespaces", () => {
    const strange = `<army xmlns='urn:field' name='York' weather='rain'>
      Now is the winter <song>wrong</song><cry xmlns='urn:else'>no</cry><mounted xmlns='urn:else'/><dog/><horse price='x'/>
    </army>`;
    expect(army.decode(parseXml(strange))).toStrictEqual({
      ok: true,
      value: { name: "York", captains: [], horses: [] },
    });
  });
});

describe("empty attributes", () => {
  it("count as not given, unless '' is a value", () => {
    expect(army.decode(el("army", { xmlns: "urn:field", name: "York", size: "", motto: "" }))).toStrictEqual({
      ok: true,
      value: { name: "York", motto: "", captains: [], horses: [] },
    });
  });

  it("are refused where the attribute is mandatory", () => {
    expect(army.decode(el("army", { name: "" }))).toMatchObject({
      refusal: { code: "missing", path: "army/@name" },
    });
  });
});

describe("namespaces", () => {
  it("are left out inside a parent of the same one, and the first is sent elsewhere", () => {
    const york = { name: "York", captains: [], horses: [] };
    expect(army.encode(york, "urn:camp").attrs).toEqual({ name: "York" });
    expect(army.encode(york, "urn:else").attrs).toEqual({ name: "York", xmlns: "urn:field" });
    expect(army.encode(york).attrs).toEqual({ name: "York", xmlns: "urn:field" });
  });

  it("are inherited by children on the way in", () => {
    const camp = parseXml("<army xmlns='urn:camp' name='York'><cry>A horse!</cry></army>");
    expect(army.decode(camp)).toMatchObject({ ok: true, value: { cry: "A horse!" } });
    expect(army.decode(el("army", { name: "York" }, el("cry", {}, "Fight!")), "urn:camp")).toMatchObject({
      ok: true,
      value: { cry: "Fight!" },
    });
  });

  it("decide which child is meant", () => {
    const message = (xmlns: string) =>
      el("message", { xmlns: "jabber:client" }, el("army", { xmlns, name: "York" }));
    expect(decodeChild(army, message("urn:camp"))).toMatchObject({ ok: true });
    expect(decodeChild(army, message("urn:else"))).toBeUndefined();
    expect(decodeChild(army, el("message", {}, el("army", { name: "York" })), "urn:field")).toMatchObject({
      ok: true,
    });
  });
});

describe("refusals", () => {
  it.each([
    ["army/@name", "missing", "<army xmlns='urn:field'/>"],
    ["army/@size", "malformed", "<army xmlns='urn:field' name='York' size='many'/>"],
    ["army/cry", "missing", "<army xmlns='urn:field' name='York'><cry/></army>"],
    [
      "army/captain",
      "missing",
      "<army xmlns='urn:field' name='York'><captain>Norfolk</captain><captain/></army>",
    ],
    [
      "army/horse/@price",
      "out-of-range",
      "<army xmlns='urn:field' name='York'><horse xmlns='urn:stable' price='101'/></army>",
    ],
  ])("lead to %s", (path, code, xml) => {
    expect(army.decode(parseXml(xml))).toMatchObject({ ok: false, refusal: { code, path } });
  });

  it("tell of a mandatory child that is missing", () => {
    expect(duel.decode(parseXml("<duel xmlns='urn:field'/>"))).toStrictEqual({
      ok: false,
      refusal: { code: "missing", path: "duel/horse", detail: "The element <horse/> is missing." },
    });
    expect(
      duel.decode(parseXml("<duel xmlns='urn:field'><horse xmlns='urn:stable' price='5'/></duel>")),
    ).toStrictEqual({
      ok: true,
      value: { horse: { price: 5, note: "" } },
    });
  });

  it("lead through a wrapper, and not where there is none", () => {
    const wrong = el("horse", { price: "x" });
    expect(stable.decode(el("stable", { xmlns: "urn:stable" }, el("horses", {}, wrong)))).toMatchObject({
      refusal: { path: "stable/horses/horse/@price" },
    });
    expect(stable.decode(el("stable", { xmlns: "urn:stable" }, wrong))).toMatchObject({
      refusal: { path: "stable/horse/@price" },
    });
  });

  it("of a value that was written for text say what stands there", () => {
    const tent = element("tent", "urn:camp", { open: text(boolean) });
    expect(tent.decode(el("tent", {}, "perhaps"))).toMatchObject({
      refusal: { code: "malformed", path: "tent/text()" },
    });
    expect(tent.decode(el("tent", {}, "tr", el("pole"), "ue"))).toStrictEqual({
      ok: true,
      value: { open: true },
    });
  });
});

describe("a wrapped list", () => {
  it("is written in its wrapper, and not at all when it is empty", () => {
    const two = {
      horses: [
        { price: 1, note: "" },
        { price: 2, note: "" },
      ],
    };
    expect(canonicalXml(stable.encode(two))).toBe(
      canonicalXml(
        parseXml("<stable xmlns='urn:stable'><horses><horse price='1'/><horse price='2'/></horses></stable>"),
      ),
    );
    expect(canonicalXml(stable.encode({ horses: [] }))).toBe("<stable xmlns='urn:stable'/>");
  });

  it("is read with and without wrappers", () => {
    const mixed =
      "<stable xmlns='urn:stable'><horses><horse price='2'/></horses><horse price='1'/><horses><horse price='3'/></horses></stable>";
    expect(stable.decode(parseXml(mixed))).toMatchObject({
      value: { horses: [{ price: 1 }, { price: 2 }, { price: 3 }] },
    });
  });
});
