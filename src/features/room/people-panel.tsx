import { useCallback, useDeferredValue, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useShallow } from "zustand/react/shallow";
import { TextField } from "#ui/field/text-field.tsx";
import { LiveRegion } from "#ui/notice/live-region.tsx";
import { Panel } from "#ui/panel/panel.tsx";
import { Text } from "#ui/text/text.tsx";
import { VirtualList } from "#ui/virtual-list/virtual-list.tsx";
import type { Client } from "#session/client.ts";
import { deedsOn, isHarsh, type Deed } from "#store/rights.ts";
import { selfOf, type Occupant } from "#store/room-store.ts";
import { DeedDialog } from "./deed-dialog.tsx";
import { deedWords } from "./deed-words.ts";
import { MembershipDialog } from "./membership-dialog.tsx";
import { createPeopleOrder, findPeople } from "./people-order.ts";
import { performDeed } from "./perform-deed.ts";
import { PersonRow } from "./person-row.tsx";
import { useRowKeys } from "./use-row-keys.ts";
import styles from "./people.module.css";

/** More people than this are searched, not read. */
const MANY = 12;
const ROW_PX = 40;

type PeoplePanelProps = {
  readonly client: Client;
  readonly onTell: (tone: "good" | "bad", text: string) => void;
};

/** Who is here, with team, role and affiliation, and what one may do with them. */
export function PeoplePanel({ client, onTell }: PeoplePanelProps) {
  const { t } = useTranslation();
  // A flood of newcomers may wait behind whatever the person is doing.
  const occupants = useDeferredValue(useStore(client.stores.room, (room) => room.occupants));
  const names = useStore(
    client.stores.room,
    useShallow((room) => room.teams.map((team) => team.name)),
  );
  const me = useStore(client.stores.room, selfOf);
  const moderated = useStore(client.stores.room, (room) => room.moderated);
  const phase = useStore(client.stores.match, (match) => match.phase);
  const muted = useStore(client.stores.talk, (talk) => talk.muted);
  const [words, setWords] = useState("");
  const [asked, setAsked] = useState<{ readonly person: Occupant; readonly deed: Deed } | undefined>();
  const [isReserving, setReserving] = useState(false);
  const [order] = useState(createPeopleOrder);
  const people = useMemo(() => order(occupants, names), [order, occupants, names]);
  const isSearchable = people.length > MANY || words !== "";
  const shown = useMemo(() => findPeople(people, words), [people, words]);
  const keyAt = useCallback((index: number) => shown[index]?.nick ?? index, [shown]);
  const deedsFor = (person: Occupant | undefined) =>
    me === undefined || person === undefined ? [] : deedsOn(me, person, person.self);
  const hasMenu = (person: Occupant | undefined) =>
    person !== undefined && (!person.self || person.affiliation === "none" || deedsFor(person).length > 0);
  const { list, around } = useRowKeys(shown.length, (index) => hasMenu(shown[index]));

  function told(person: Occupant, deed: Deed) {
    onTell("good", t(`people.done.${deedWords(deed, person)}`, { nick: person.nick }));
  }

  async function act(person: Occupant, deed: Deed) {
    if (isHarsh(deed, person)) return setAsked({ person, deed });
    const outcome = await performDeed(client, person, deed, "");
    if (outcome.ok) return told(person, deed);
    const { code, text = code } = outcome.refusal;
    onTell("bad", t(["errors.manage", "errors.any"], { context: code, text }));
  }

  function row(index: number) {
    const person = shown[index];
    if (person === undefined) return null;
    return (
      <PersonRow
        person={person}
        teams={names}
        deeds={deedsFor(person)}
        facts={{ moderated, phase }}
        onDeed={(deed) => void act(person, deed)}
        isMuted={muted.has(person.nick)}
        onMuted={(isMuted) => (isMuted ? client.mute(person.nick) : client.unmute(person.nick))}
        onWhisper={() => client.showTalk(person.nick)}
        onReserve={() => setReserving(true)}
      />
    );
  }

  return (
    <Panel
      title={t("room.people.heading")}
      actions={
        <Text as="span" size="small" tone="muted">
          {t("room.people.count", { count: occupants.size })}
        </Text>
      }
    >
      {isSearchable && (
        <div className={styles["search"]}>
          <TextField
            type="search"
            label={t("people.find")}
            value={words}
            onChange={setWords}
            autoComplete="off"
          />
          <LiveRegion text={words === "" ? "" : t("people.found", { count: shown.length })} />
        </div>
      )}
      {shown.length === 0 && words !== "" && <Text tone="muted">{t("people.nobodyFound", { words })}</Text>}
      <div {...around} className={styles["list"]}>
        <VirtualList
          label={t("room.people.list")}
          role="list"
          count={shown.length}
          keyAt={keyAt}
          renderRow={row}
          estimatePx={ROW_PX}
          handle={list}
        />
      </div>
      {isReserving && (
        <MembershipDialog
          client={client}
          room={client.stores.room.getState().jid}
          name={client.stores.room.getState().name}
          nick={client.stores.room.getState().nick}
          onClose={() => setReserving(false)}
        />
      )}
      {asked !== undefined && (
        <DeedDialog
          {...asked}
          client={client}
          onDone={() => {
            told(asked.person, asked.deed);
            setAsked(undefined);
          }}
          onCancelled={() => setAsked(undefined)}
        />
      )}
    </Panel>
  );
}
