import type { DataForm } from "#protocol/data-form.ts";
import { discoInfo, discoItems } from "#protocol/disco.ts";
import { roomAddress } from "#protocol/jid.ts";
import { searchQuery } from "#protocol/search.ts";
import type { FieldValues } from "#session/client.ts";
import { ask, type Context } from "#session/context.ts";
import { fillIn } from "#session/forms.ts";
import { done, got, refused, type Outcome } from "#session/outcome.ts";
import { readRoomDetails, type RoomDetails } from "#session/room-details.ts";
import { emptyLobby, type RoomListing } from "#store/lobby-store.ts";

const PAGE = 50;
/** So many rooms are asked about themselves at a time. */
const CONCURRENCY = 6;

export interface Lobby {
  readonly refreshRooms: () => Promise<Outcome>;
  readonly moreRooms: () => Promise<Outcome>;
  readonly roomInfo: (room: string) => Promise<Outcome<RoomListing>>;
  /** As `roomInfo`, with what those inside need. */
  readonly roomDetails: (room: string, name?: string) => Promise<Outcome<RoomDetails>>;
  readonly searchForm: () => Promise<Outcome<DataForm>>;
  readonly search: (values: FieldValues) => Promise<Outcome<DataForm>>;
}

export function createLobby(context: Context): Lobby {
  const { stores } = context;
  const { lobby } = stores;
  /** Rises with every refresh: answers to an older one are thrown away. */
  let round = 0;
  let after: string | undefined;

  async function page(current: number): Promise<Outcome> {
    const service = stores.connection.getState().service;
    if (service === "") return failed(refused({ code: "offline" }));
    const set = { max: PAGE, ...(after !== undefined && { after }) };
    const items = await ask(context, service, "get", discoItems.encode({ items: [], set }), discoItems);
    if (current !== round) return refused({ code: "superseded" });
    if (!items.ok) return failed(noService(items));
    const known = new Set(lobby.getState().rooms.map((room) => room.jid));
    const fresh: RoomListing[] = [];
    for (const item of items.value.items) {
      if (item.node !== undefined || known.has(item.jid) || !item.jid.includes("@")) continue;
      known.add(item.jid);
      fresh.push({ jid: item.jid, name: item.name ?? item.jid.slice(0, item.jid.indexOf("@")) });
    }
    const last = items.value.set?.last;
    const total = items.value.set?.count;
    const rooms = [...lobby.getState().rooms, ...fresh];
    // A page that brings nothing new is the last one, whatever the service says.
    const more = last !== undefined && fresh.length > 0 && (total === undefined || rooms.length < total);
    after = last;
    lobby.setState({ rooms, total: total ?? (more ? undefined : rooms.length), more });
    await describe(fresh, current);
    if (current === round) lobby.setState({ phase: "ready", refusal: undefined });
    return done();
  }

  /** Asks every room about itself, a few at a time, and fills in the list as the answers come. */
  async function describe(rooms: readonly RoomListing[], current: number): Promise<void> {
    const queue = [...rooms];
    let described = new Map<string, RoomListing>();
    const show = (): void => {
      const batch = described;
      described = new Map();
      if (current === round)
        lobby.setState((state) => ({ rooms: state.rooms.map((room) => batch.get(room.jid) ?? room) }));
    };
    const worker = async (): Promise<void> => {
      for (let room = queue.shift(); room !== undefined && current === round; room = queue.shift()) {
        const details = await roomDetails(room.jid, room.name);
        if (!details.ok) continue;
        if (described.size === 0) context.nextFrame(show);
        described.set(room.jid, details.value.listing);
      }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, worker));
    show();
  }

  function failed(outcome: ReturnType<typeof refused>): Outcome {
    lobby.setState({ phase: "failed", refusal: outcome.refusal.code });
    return outcome;
  }

  async function roomDetails(room: string, name?: string): Promise<Outcome<RoomDetails>> {
    const jid = roomAddress(room);
    if (jid === undefined) return refused({ code: "jid-malformed" });
    const request = discoInfo.encode({ identities: [], features: [], forms: [] });
    const info = await ask(context, jid, "get", request, discoInfo);
    return info.ok ? got(readRoomDetails(jid, info.value, name)) : info;
  }

  return {
    refreshRooms() {
      round += 1;
      after = undefined;
      lobby.setState({ ...emptyLobby, phase: "loading" });
      return page(round);
    },
    async moreRooms() {
      if (lobby.getState().phase !== "ready" || !lobby.getState().more) return done();
      lobby.setState({ phase: "loading" });
      return page(round);
    },
    async roomInfo(room) {
      const details = await roomDetails(room);
      return details.ok ? got(details.value.listing) : details;
    },
    roomDetails,
    async searchForm() {
      const query = await ask(
        context,
        stores.connection.getState().service,
        "get",
        searchQuery.encode({}),
        searchQuery,
      );
      if (!query.ok) return noService(query);
      return query.value.form === undefined ? refused({ code: "not-understood" }) : got(query.value.form);
    },
    async search(values) {
      // MMOG 6.4, Example 10.
      const form = fillIn(oneWish(values), "jabber:iq:search");
      const service = stores.connection.getState().service;
      const query = await ask(context, service, "set", searchQuery.encode({ form }), searchQuery);
      if (!query.ok) return query;
      return query.value.form === undefined ? refused({ code: "not-understood" }) : got(query.value.form);
    },
  };
}

/** At most one of category and game is submitted (MMOG 6.4; errata E-028): the games say more. */
function oneWish(values: FieldValues): FieldValues {
  const isAbout = (name: string, field: FieldValues[number]) =>
    field.var === name || field.var.endsWith(`_${name}`);
  const isWished = (name: string) =>
    values.some((field) => isAbout(name, field) && field.values.some((value) => value !== ""));
  if (isWished("game")) return values.filter((field) => !isAbout("category", field));
  return isWished("category") ? values.filter((field) => !isAbout("game", field)) : values;
}

/** A service that isn't there is said as such. */
function noService(outcome: ReturnType<typeof refused>): ReturnType<typeof refused> {
  const { code, text } = outcome.refusal;
  const absent = [
    "remote-server-not-found",
    "remote-server-timeout",
    "service-unavailable",
    "item-not-found",
  ];
  return absent.includes(code)
    ? refused({ code: "no-service", ...(text !== undefined && { text }) })
    : outcome;
}
