import {
  element,
  attr,
  lenientAttr,
  optionalAttr,
  optionalChild,
  wrapped,
  type Field,
  type Infer,
} from "#xml/codec.ts";
import { accept } from "#xml/decoded.ts";
import { elements, isNamed, localName } from "#xml/element.ts";
import { decimal, integer, nonEmpty, type ValueCodec } from "#xml/value.ts";
import { NS } from "#protocol/namespaces.ts";

export type Vector = { readonly x: number; readonly y: number; readonly z: number };
export type Quaternion = Vector & { readonly w: number };

// Characters inherit the namespace of whatever parent they are in (errata E-004): #user in starts and
// turns, mmog in a match presence, the game's own in a state.
const ANY = [NS.user, NS.mmog, NS.dga] as const;

const METRES = decimal(3, 1e6);
const UNIT = decimal(4, 1e3);

/**
 * Three or four numbers as attributes, called as in `zero`. An empty one counts as not given, and then the whole element
 * does (errata E-122).
 */
function numbers<T extends Vector>(name: string, value: ValueCodec<number>, zero: T): Field<T | undefined> {
  const axes = Object.keys(zero) as (keyof T & string)[];
  return {
    read(source) {
      for (const found of source.children) {
        if (typeof found === "string" || !isNamed(found, name)) continue;
        const parts = { ...zero } as Record<string, number>;
        for (const axis of axes) {
          const text = found.attrs[axis];
          if (text === undefined || text === "") return nothing;
          const part = value.parse(text);
          if (!part.ok) return { ok: false, refusal: { ...part.refusal, path: `${name}/@${axis}` } };
          parts[axis] = part.value;
        }
        return accept(parts as unknown as T);
      }
      return nothing;
    },
    write(part, draft) {
      if (part === undefined) return;
      const attrs: Record<string, string> = {};
      for (const axis of axes) attrs[axis] = value.format(part[axis] as number);
      draft.children.push({ name, attrs, children: [] });
    },
  };
}

const nothing = accept(undefined);
const XYZ: Vector = { x: 0, y: 0, z: 0 };

/** MMOG Tables 14-17: everything but the node may be left out. Metres, m/s, rad/s, unit quaternions (errata E-123). */
const physics = {
  location: numbers("location", METRES, XYZ),
  rotation: numbers<Quaternion>("rotation", UNIT, { x: 0, y: 0, z: 0, w: 0 }),
  view: numbers("view", UNIT, XYZ),
  walk: numbers("walk", UNIT, XYZ),
  linear: numbers("linear", METRES, XYZ),
  angular: numbers("angular", UNIT, XYZ),
};

const node = attr("node", nonEmpty(64));
const power = optionalChild(element("power", ANY, { value: optionalAttr("value", decimal(2, 1e6)) }));

/** MMOG 7.6, Example 59. */
const move = element("move", ANY, { node, ...physics });
/** MMOG 7.7, Example 64. Without weapon and ammunition the node's current ones are meant (errata E-127). */
const shot = element("shot", ANY, {
  node,
  weapon: optionalAttr("weapon", nonEmpty(64)),
  ammo: optionalAttr("ammo", nonEmpty(64)),
  ...physics,
});
/** MMOG 7.8, Example 65; `power` is what the node has left (errata E-128), `by` the chid of who caused it (docs/dga.md). */
const loss = element("loss", ANY, { node, by: optionalAttr("by", nonEmpty(64)), ...physics, power });
/** MMOG 7.9, Example 66; `power` is what the node has then. */
const repair = element("repair", ANY, { node, ...physics, power });

const identity = {
  jid: optionalAttr("jid", nonEmpty(3071)),
  chid: optionalAttr("chid", nonEmpty(64)),
  name: optionalAttr("name", nonEmpty(1023)),
  visiname: optionalAttr("visiname", nonEmpty(1023)),
  model: optionalAttr("model", nonEmpty(64)),
  team: optionalAttr("team", nonEmpty(256)),
  position: optionalAttr("position", integer(0, 100_000)),
  // In a gathered turn the id and the clock of the player's own turn (docs/dga.md, "Massive rooms").
  tuid: optionalAttr("tuid", nonEmpty(128)),
  clockMs: optionalAttr("t", decimal(1, 1e10)),
  moves: wrapped("moves", move),
  shots: wrapped("shots", shot),
  losses: wrapped("losses", loss),
  repairs: wrapped("repairs", repair),
};

/** A player's character (MMOG Table 12). */
export const pc = element("pc", ANY, identity);
/** A character that no player drives (MMOG Table 13). */
export const npc = element("npc", ANY, identity);
/**
 * The own character as the match is announced to its player (MMOG Example 58): how many repair kits it has left, and
 * when its gun is loaded, ms of match time (docs/dga.md, State).
 */
export const ownPc = element("pc", ANY, {
  ...identity,
  kits: lenientAttr("kits", integer(0, 1_000)),
  loadedMs: lenientAttr("loaded", decimal(1, 1e10)),
});

export type Character = Infer<typeof pc>;
export type OwnCharacter = Infer<typeof ownPc>;
export type Move = Infer<typeof move>;
export type Shot = Infer<typeof shot>;
export type Loss = Infer<typeof loss>;
export type Repair = Infer<typeof repair>;

/** A character without actions; an actual one adds to it. */
export const NO_ACTIONS = { moves: [], shots: [], losses: [], repairs: [] } as const;

/**
 * `<pcs>`: all player characters. A `<pc>` without attributes that holds others counts as `<pcs>`, and
 * nested ones are flattened in document order, as Example 56 prints them (errata E-104).
 */
export const pcs: Field<readonly Character[]> = list("pcs", "pc");
export const npcs: Field<readonly Character[]> = list("npcs", "npc");

function list(wrapper: "pcs" | "npcs", item: "pc" | "npc"): Field<readonly Character[]> {
  const codec = item === "pc" ? pc : npc;
  return {
    read(source, ns) {
      const all: Character[] = [];
      const boxes = elements(source).filter(
        (box) =>
          localName(box) === wrapper ||
          (localName(box) === item &&
            box.attrs["chid"] === undefined &&
            elements(box).some((inner) => localName(inner) === item)),
      );
      const stack = boxes.flatMap((box) => elements(box)).toReversed();
      while (stack.length > 0) {
        const found = stack.pop();
        if (found === undefined || localName(found) !== item) continue;
        const character = codec.decode(found, ns);
        if (!character.ok) return character;
        all.push(character.value);
        stack.push(
          ...elements(found)
            .filter((inner) => localName(inner) === item)
            .toReversed(),
        );
      }
      return accept(all);
    },
    write(part, draft) {
      if (part.length === 0) return;
      draft.children.push({
        name: wrapper,
        attrs: {},
        children: part.map((character) => codec.encode(character, draft.ns)),
      });
    },
  };
}
