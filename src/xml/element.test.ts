import { describe, expect, it } from "vitest";
import { el, elements, findChild, localName, namespaceOf, textOf, withAttrs } from "#xml/element.ts";

describe("building an element", () => {
  it("leaves out attributes without a value and children that are absent", () => {
    const loud = false;
    expect(el("a", { b: "1", c: undefined, d: "" }, "text", undefined, loud && el("shout"), el("e"))).toEqual(
      {
        name: "a",
        attrs: { b: "1", d: "" },
        children: ["text", { name: "e", attrs: {}, children: [] }],
      },
    );
  });

  it("replaces and removes attributes in a copy", () => {
    const king = el("presence", { to: "king", from: "earl1" }, el("show"));
    const turned = withAttrs(king, { to: "earl1", from: undefined, id: "1" });
    expect(turned).toEqual(el("presence", { to: "earl1", id: "1" }, el("show")));
    expect(king.attrs).toEqual({ to: "king", from: "earl1" });
  });
});

describe("reading an element", () => {
  const parent = el(
    "presence",
    { xmlns: "jabber:client" },
    "so wise ",
    el("game", { xmlns: "urn:a" }, el("item"), "inner"),
    el("game", { xmlns: "urn:b" }),
    el("x:game", { "xmlns:x": "urn:c" }),
    "so young",
    el("show"),
  );

  it("takes the namespace from the element itself, else from its parent", () => {
    expect(namespaceOf(el("a", { xmlns: "urn:own" }), "urn:outer")).toBe("urn:own");
    expect(namespaceOf(el("a"), "urn:outer")).toBe("urn:outer");
  });

  it("takes the namespace of a prefix from its declaration, and none without one", () => {
    expect(namespaceOf(el("x:a", { "xmlns:x": "urn:x", xmlns: "urn:default" }), "urn:outer")).toBe("urn:x");
    expect(namespaceOf(el("x:a"), "urn:outer")).toBe("");
    expect(localName(el("x:a"))).toBe("a");
    expect(localName(el("a"))).toBe("a");
  });

  it("finds a child by its name and namespace", () => {
    expect(findChild(parent, "game", "urn:b")).toBe(parent.children[2]);
    expect(findChild(parent, "game", "urn:c")).toBe(parent.children[3]);
    expect(findChild(parent, "show", "jabber:client")).toBe(parent.children[5]);
    expect(findChild(parent, "game", "urn:d")).toBeUndefined();
    expect(findChild(parent, "item", "urn:a")).toBeUndefined();
  });

  it("finds a child in the namespace that the element itself inherits", () => {
    expect(findChild(el("query", {}, el("item")), "item", "urn:a", "urn:a")).toEqual(el("item"));
  });

  it("tells child elements and text apart", () => {
    expect(elements(parent).map((child) => child.name)).toEqual(["game", "game", "x:game", "show"]);
    expect(textOf(parent)).toBe("so wise so young");
  });
});
