import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { TextField } from "#ui/field/text-field.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { Text } from "#ui/text/text.tsx";
import type { Client } from "#session/client.ts";
import type { Listed } from "#session/people.ts";
import type { Occupant } from "#store/room-store.ts";
import { AddToList } from "./add-to-list.tsx";
import {
  isByRole,
  keyOf,
  withAdded,
  withRemoved,
  type ListDraft,
  type PeopleListName,
} from "./list-draft.ts";
import { LoadingList } from "./loading-list.tsx";
import { PeopleTable, type ListRow } from "./people-table.tsx";
import { useLoaded } from "./use-loaded.ts";
import { whyFixed } from "./why-fixed.ts";

/** So many people are shown; the others are found by searching. */
const MOST_SHOWN = 200;
/** A list of this length can be searched. */
const MANY = 8;

export type PeopleListProps = {
  readonly client: Client;
  readonly list: PeopleListName;
  readonly mayChange: boolean;
  readonly draft: ListDraft;
  readonly onDraft: (draft: ListDraft) => void;
};

/** One of the room's lists, with what is changed in it and not saved yet. */
export function PeopleList({ client, list, mayChange, draft, onDraft }: PeopleListProps) {
  const { t } = useTranslation();
  const load = useCallback(
    () => (isByRole(list) ? client.listByRole(list) : client.listByAffiliation(list)),
    [client, list],
  );
  const { loaded, reload } = useLoaded(load);
  const [words, setWords] = useState("");
  const nick = useStore(client.stores.room, (room) => room.nick);
  const moderated = useStore(client.stores.room, (room) => room.moderated);
  const phase = useStore(client.stores.match, (match) => match.phase);
  if (loaded?.ok !== true) return <LoadingList loaded={loaded} onRetry={reload} />;

  const { occupants } = client.stores.room.getState();
  const me = occupants.get(nick);
  const known = new Map(loaded.value.map((entry) => [keyOf(list, entry), entry]));
  const added = [...draft.values()].filter(
    ({ kind, entry }) => kind === "added" && !known.has(keyOf(list, entry)),
  );
  const all: readonly Listed[] = [...added.map(({ entry }) => entry), ...known.values()];
  const found = all.filter((entry) => reads(entry, words));
  const rows = found.slice(0, MOST_SHOWN).map((entry): ListRow => {
    const key = keyOf(list, entry);
    const pending = draft.get(key);
    const fixed =
      me === undefined || pending !== undefined
        ? undefined
        : whyFixed(list, me, affiliationOf(entry, occupants), { moderated, phase });
    return { key, entry, pending, fixed };
  });

  return (
    <Stack>
      <Text tone="muted">{t(`manage.about.${list}`)}</Text>
      {mayChange && (
        <AddToList
          client={client}
          list={list}
          listed={new Set(all.map((entry) => keyOf(list, entry)))}
          onAdd={(entry, along) => onDraft(withAdded(list, draft, entry, along))}
        />
      )}
      {all.length > MANY && (
        <TextField
          type="search"
          label={t("manage.find")}
          value={words}
          onChange={setWords}
          autoComplete="off"
        />
      )}
      <PeopleTable
        list={list}
        rows={rows}
        mayChange={mayChange}
        isSearched={words !== ""}
        onRemove={(entry) => onDraft(withRemoved(list, draft, entry))}
        onKeep={(entry) => onDraft(withAdded(list, draft, entry))}
      />
      {found.length > rows.length && (
        <Text tone="muted">{t("manage.more", { count: found.length - rows.length })}</Text>
      )}
    </Stack>
  );
}

/** As the list says it; a list of roles may leave it to the presence. */
function affiliationOf(
  { nick = "", affiliation }: Listed,
  occupants: ReadonlyMap<string, Occupant>,
): Occupant["affiliation"] {
  return affiliation ?? occupants.get(nick)?.affiliation ?? "none";
}

function reads({ nick = "", jid = "", reason = "" }: Listed, words: string): boolean {
  const wanted = words.trim().toLowerCase();
  return [nick, jid, reason].some((text) => text.toLowerCase().includes(wanted));
}
