import { accept } from "#xml/decoded.ts";
import { integer } from "#xml/value.ts";
import type { XmlElement } from "#xml/element.ts";
import { formTypeField, type DataForm, type FormField } from "#protocol/data-form.ts";
import {
  choice,
  choices,
  formLayout,
  layOutForm,
  line,
  readForm,
  value,
  yesNo,
  type LayoutField,
} from "#protocol/form-layout.ts";
import { gameName } from "#protocol/mmog/words.ts";
import { FORM_TYPE, NS } from "#protocol/namespaces.ts";
import { searchQuery } from "#protocol/search.ts";
import { isPublic, isSaved, roomName } from "#service/discovery.ts";
import type { Game } from "#service/games/game.ts";
import { pageOf } from "#service/paging.ts";
import { reject, type Rejection } from "#service/rejections.ts";
import type { Room } from "#service/room/room.ts";

const number: LayoutField<number> = value(
  { var: "", label: "" },
  {
    parse: (text) => (text.trim() === "" ? accept(0) : integer(0, 10_000).parse(text)),
    format: (n) => (n === 0 ? "" : String(n)),
  },
);

/** The fields of MMOG Example 9 for the games of a service; 0 and '' stand for "any". */
function searchLayout(games: readonly Game[]) {
  const categories = [...new Set(games.map((game) => game.category))];
  return formLayout(FORM_TYPE.search, {
    name: line({ var: "mmog#roomsearch_name", label: "Room Name", aliases: ["name"] }),
    saved: yesNo({ var: "mmog#roomsearch_saved", label: "Saved Rooms" }),
    free: numbers("mmog#roomsearch_roles", "Free Team Places", [1, 2, 3, 4, 5]),
    most: numbers("mmog#roomsearch_max_occupants", "Maximum Number of Occupants", [2, 5, 10, 20, 50, 100]),
    category: {
      ...choice({ var: "mmog#roomsearch_category", label: "Game Category", aliases: ["category"] }, [
        ...categories.map((category) => ({ value: category, label: CATEGORY_LABELS[category] ?? category })),
        { value: "", label: "Any" },
      ]),
      // Any category is understood: one that this service doesn't have just finds nothing (errata E-027).
      parse: ([given = ""]: readonly string[]) => ({ ok: true, value: given.trim() }) as const,
    },
    games: {
      ...choices(
        { var: "mmog#roomsearch_game", label: "Games", aliases: ["game"] },
        games.map((game) => ({ value: game.namespace, label: game.label })),
      ),
      parse: (given: readonly string[]) =>
        ({ ok: true, value: given.filter((each) => each !== "").map(normalGame) }) as const,
    },
    status: line({ var: "status", label: "Match Status" }, 32),
  });
}

const EVERYTHING = { name: "", saved: false, free: 0, most: 0, category: "", games: [] };

const CATEGORY_LABELS: Readonly<Record<string, string>> = { rpg: "Role Playing Games", board: "Board Games" };

/** MMOG 6.4, Example 9. */
export function searchForm(games: readonly Game[]): XmlElement {
  const { status: _short, ...advertised } = searchLayout(games).fields;
  const layout = formLayout(FORM_TYPE.search, advertised);
  const form = layOutForm(layout, EVERYTHING, {
    title: "Room Search",
    instructions: ["Leave a field empty to find everything. Choose a category or games, not both."],
  });
  return searchQuery.encode({ instructions: "Use the enclosed form to search.", form });
}

/** MMOG 6.4, Examples 10 and 11, with both families of field names (errata E-024) and paging. */
export function searchRooms(
  source: XmlElement,
  rooms: Iterable<Room>,
  games: readonly Game[],
): XmlElement | Rejection {
  const query = searchQuery.decode(source, NS.client);
  if (!query.ok) return reject("malformed", query.refusal.detail);
  if (query.value.form === undefined) return reject("malformed", "Send the search form, filled in.");
  const reading = readForm(searchLayout(games), query.value.form, { ...EVERYTHING, status: "" });
  if (!reading.ok) return { rejected: "malformed", problems: reading.problems };
  const wish = reading.values;
  if (wish.category !== "" && wish.games.length > 0)
    return reject("malformed", "Search by category or by game, not by both.");
  const found = [...rooms]
    .filter(
      (room) =>
        isPublic(room) &&
        // errata E-025: saved rooms are found when they are asked for, in either way, and only then.
        isSaved(room) === (wish.saved || wish.status === "adjourned") &&
        (wish.status === "" || room.state.match === wish.status) &&
        roomName(room).toLowerCase().includes(wish.name.trim().toLowerCase()) &&
        (wish.category === "" || room.game.category === wish.category) &&
        (wish.games.length === 0 || wish.games.includes(room.state.game)) &&
        (wish.free === 0 || freePlaces(room) >= wish.free) &&
        (wish.most === 0 ||
          (room.state.config.maxUsers !== "none" && room.state.config.maxUsers <= wish.most)),
    )
    .toSorted((a, b) => (a.state.jid < b.state.jid ? -1 : 1));
  const page = pageOf(found, (room) => room.state.jid, query.value.set);
  return searchQuery.encode({ form: results(page.items), ...(page.set !== undefined && { set: page.set }) });
}

function results(rooms: readonly Room[]): DataForm {
  const column = (name: string, label: string, type: FormField["type"]): FormField => ({
    var: name,
    label,
    ...(type !== undefined && { type }),
    values: [],
    options: [],
  });
  return {
    type: "result",
    instructions: [],
    fields: [formTypeField(FORM_TYPE.search)],
    reported: [
      column("status", "Match Status", "list-single"),
      column("category", "Game Category", "list-single"),
      column("game", "Game NS", "text-single"),
      column("jid", "Jabber ID", "jid-single"),
      column("name", "Room Name", "text-single"),
      column("occupants", "Occupants", "text-single"),
      column("free", "Free Team Places", "text-single"),
    ],
    items: rooms.map((room) => [
      cell("status", room.state.match),
      cell("category", room.game.category),
      cell("game", room.state.game),
      cell("jid", room.state.jid),
      cell("name", roomName(room)),
      cell("occupants", String(room.state.occupants.length)),
      cell("free", String(freePlaces(room))),
    ]),
  };
}

function freePlaces(room: Room): number {
  const taken = room.state.occupants.filter((occupant) => occupant.team !== undefined).length;
  return Math.max(0, room.game.places(room.state.options) - taken);
}

function cell(name: string, content: string): FormField {
  return { var: name, values: [content], options: [] };
}

function numbers(name: string, label: string, proposed: readonly number[]): LayoutField<number> {
  const options = proposed.map((each) => ({ value: String(each), label: String(each) }));
  return { ...number, var: name, label, type: "list-single", options };
}

function normalGame(text: string): string {
  const name = gameName.parse(text);
  return name.ok ? name.value : text;
}
