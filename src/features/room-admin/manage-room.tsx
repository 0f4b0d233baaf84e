import { useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Button } from "#ui/button/button.tsx";
import { Dialog } from "#ui/dialog/dialog.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { Notice } from "#ui/notice/notice.tsx";
import { Tabs } from "#ui/tabs/tabs.tsx";
import { Text } from "#ui/text/text.tsx";
import type { Client } from "#session/client.ts";
import type { Outcome } from "#session/outcome.ts";
import { listsFor, type ListName } from "#store/rights.ts";
import { selfOf } from "#store/room-store.ts";
import {
  affiliationChanges,
  isByRole,
  nothingPending,
  roleChanges,
  type ListDraft,
  type PeopleListName,
} from "./list-draft.ts";
import { PeopleList } from "./people-list.tsx";
import { TeamsList, type TeamsDraft } from "./teams-list.tsx";
import styles from "./manage.module.css";

type ManageRoomProps = { readonly client: Client; readonly onClose: () => void };

/** The lists of a room, those that my standing lets me see; what is changed in one is sent at once, as a whole. */
export function ManageRoom({ client, onClose }: ManageRoomProps) {
  const { t } = useTranslation();
  const me = useStore(client.stores.room, selfOf);
  const lists = me === undefined ? [] : listsFor(me);
  const [wanted, setWanted] = useState<ListName | undefined>();
  const selected = lists.find(({ list }) => list === wanted)?.list ?? lists[0]?.list;
  const [drafts, setDrafts] = useState<Partial<Record<PeopleListName, ListDraft>>>({});
  const [teams, setTeams] = useState<TeamsDraft>(new Map());
  const [isBusy, setBusy] = useState(false);
  const [isClosing, setClosing] = useState(false);
  const [saved, setSaved] = useState<{ readonly round: number; readonly outcome?: Outcome }>({ round: 0 });

  const box = useRef<HTMLDivElement>(null);

  // The button that was pressed may be gone with what it was for.
  useLayoutEffect(() => {
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    box.current?.querySelector<HTMLElement>("[role=tab][aria-selected=true]")?.focus();
  });

  const pendingIn = (list: ListName) => (list === "teams" ? teams.size : (drafts[list]?.size ?? 0));
  const pending = selected === undefined ? 0 : pendingIn(selected);
  const total = lists.reduce((sum, { list }) => sum + pendingIn(list), 0);

  function setDraft(list: ListName, draft: ListDraft | TeamsDraft) {
    setSaved(({ round }) => ({ round }));
    if (list === "teams") setTeams(draft as TeamsDraft);
    else setDrafts((before) => ({ ...before, [list]: draft }));
  }

  function send(list: ListName): Promise<Outcome> {
    if (list === "teams") return client.assignTeams([...teams].map(([nick, team]) => ({ nick, team })));
    const draft = drafts[list] ?? nothingPending;
    return isByRole(list)
      ? client.changeRoles(roleChanges(list, draft))
      : client.changeAffiliations(affiliationChanges(list, draft));
  }

  async function save() {
    if (selected === undefined || isBusy) return;
    setBusy(true);
    const outcome = await send(selected);
    setBusy(false);
    if (outcome.ok) setDraft(selected, new Map());
    setSaved(({ round }) => ({ round: outcome.ok ? round + 1 : round, outcome }));
  }

  function content(list: ListName, mayChange: boolean) {
    // What was saved is fetched again.
    const key = `${list} ${saved.round}`;
    if (list === "teams")
      return (
        <TeamsList key={key} client={client} draft={teams} onDraft={(draft) => setDraft("teams", draft)} />
      );
    return (
      <PeopleList
        key={key}
        client={client}
        list={list}
        mayChange={mayChange}
        draft={drafts[list] ?? nothingPending}
        onDraft={(draft) => setDraft(list, draft)}
      />
    );
  }

  const close = () => (total > 0 && !isClosing ? setClosing(true) : onClose());
  return (
    <Dialog
      title={t("manage.heading")}
      closeLabel={t("common.close")}
      size="large"
      onClose={close}
      footer={
        isClosing && total > 0 ? (
          <>
            <span role="alert" className={styles["unsaved"]}>
              {t("manage.unsaved", { count: total })}
            </span>
            <Button onClick={() => setClosing(false)}>{t("manage.goOn")}</Button>
            <Button variant="danger" onClick={onClose}>
              {t("manage.discardAll")}
            </Button>
          </>
        ) : (
          <>
            {pending > 0 && selected !== undefined && (
              <>
                <Button variant="quiet" onClick={() => setDraft(selected, new Map())}>
                  {t("manage.discard")}
                </Button>
                <Button variant="primary" isBusy={isBusy} onClick={() => void save()}>
                  {t("manage.save", { count: pending })}
                </Button>
              </>
            )}
            <Button onClick={close}>{t("common.close")}</Button>
          </>
        )
      }
    >
      <Stack>
        {saved.outcome !== undefined && <Outcomes outcome={saved.outcome} />}
        {selected === undefined ? (
          <Text>{t("manage.nothing")}</Text>
        ) : (
          <div ref={box}>
            <Tabs
              label={t("manage.heading")}
              tabs={lists.map(({ list, mayChange }) => ({
                id: list,
                label: t(`manage.tabs.${list}`),
                count: pendingIn(list),
                content: content(list, mayChange),
              }))}
              selected={selected}
              onSelect={(list) => {
                setWanted(list);
                setSaved(({ round }) => ({ round }));
              }}
            />
          </div>
        )}
      </Stack>
    </Dialog>
  );
}

function Outcomes({ outcome }: { readonly outcome: Outcome }) {
  const { t } = useTranslation();
  if (outcome.ok)
    return (
      <Notice tone="good" isAnnounced>
        {t("manage.saved")}
      </Notice>
    );
  const { code, text = code } = outcome.refusal;
  return (
    <Notice tone="bad" isAnnounced title={t("manage.notSaved")}>
      {t(["errors.manage", "errors.any"], { context: code, text })}
    </Notice>
  );
}
