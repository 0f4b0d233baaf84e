import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button/button.tsx";
import { DataFormEditor } from "#ui/data-form/data-form-editor.tsx";
import { DataFormResult } from "#ui/data-form/data-form-result.tsx";
import { localised } from "#ui/data-form/localised.ts";
import type { DataForm, FormField, SubmittedField } from "#ui/data-form/model.ts";
import { Dialog } from "#ui/dialog/dialog.tsx";
import { Row, Stack } from "#ui/layout/stack.tsx";
import { Notice } from "#ui/notice/notice.tsx";
import { Spinner } from "#ui/spinner/spinner.tsx";
import { Text } from "#ui/text/text.tsx";
import type { LobbyClient } from "#session/client.ts";
import type { ClientRefusal, Outcome } from "#session/outcome.ts";
import { statusOf } from "./room-facts.ts";
import { tidyResults } from "./tidy-results.ts";
import styles from "./lobby.module.css";

/** MMOG 6.4: a search is for a category or for games (errata E-028; E-024: both families of names). */
const ONE_OF = ["mmog#roomsearch_category", "mmog#roomsearch_game", "category", "game"];

type SearchRoomsProps = {
  readonly client: LobbyClient;
  readonly onClose: () => void;
  readonly onGo: (room: string) => void;
};

/** The service's own search: its form, and what it found. */
export function SearchRooms({ client, onClose, onGo }: SearchRoomsProps) {
  const { t } = useTranslation();
  const [form, setForm] = useState<Outcome<DataForm> | undefined>();
  const [found, setFound] = useState<DataForm | undefined>();
  const [refusal, setRefusal] = useState<ClientRefusal | undefined>();
  const [isBusy, setBusy] = useState(false);
  const say = ({ code, text = code }: ClientRefusal) =>
    t(["errors.search", "errors.any"], { context: code, text });

  const known = t("lobby.searchForm.fields", { returnObjects: true });
  const statusWords = (status: string) => {
    const known = statusOf(status);
    return known === undefined ? status : t(`lobby.row.status.${known}`);
  };

  useEffect(() => {
    let isGone = false;
    void client.searchForm().then((outcome) => {
      if (!isGone) setForm(outcome);
    });
    return () => void (isGone = true);
  }, [client]);

  async function search(values: readonly SubmittedField[]) {
    setBusy(true);
    setRefusal(undefined);
    const outcome = await client.search(values);
    setBusy(false);
    if (outcome.ok) setFound(outcome.value);
    else setRefusal(outcome.refusal);
  }

  return (
    <Dialog
      title={t("lobby.searchForm.heading")}
      closeLabel={t("common.close")}
      size="large"
      onClose={onClose}
    >
      {form === undefined && (
        <Row>
          <Spinner />
          <Text tone="muted">{t("common.loading")}</Text>
        </Row>
      )}
      {form?.ok === false && (
        <Notice tone="bad" isAnnounced>
          {say(form.refusal)}
        </Notice>
      )}
      {form?.ok === true && (
        // Kept while the results are shown, so that the next search begins with what was typed.
        <div hidden={found !== undefined}>
          <DataFormEditor
            form={untitled(form.value)}
            texts={{ ...t("form", { returnObjects: true }), noChoice: t("lobby.searchForm.any") }}
            known={known}
            exclusive={ONE_OF}
            error={refusal && say(refusal)}
            fieldErrors={refusal?.fields}
            isBusy={isBusy}
            submitLabel={t("lobby.searchForm.button")}
            onSubmit={(values) => void search(values)}
          />
        </div>
      )}
      {found !== undefined && (
        <Stack>
          <div className={styles["found"]}>
            <DataFormResult
              form={localised(tidyResults(found, statusWords), known)}
              texts={{
                ...t("form.result", { returnObjects: true }),
                caption: t("lobby.searchForm.results"),
                empty: t("lobby.searchForm.none"),
              }}
              rowActions={{
                name: t("lobby.searchForm.actions"),
                render: (item) => <GoThere item={item} onGo={onGo} />,
              }}
            />
          </div>
          <Row place="end">
            <Button onClick={() => setFound(undefined)}>{t("lobby.searchForm.again")}</Button>
          </Row>
        </Stack>
      )}
    </Dialog>
  );
}

/** The dialog has a title of its own. */
function untitled({ title: _title, ...form }: DataForm): DataForm {
  return form;
}

function GoThere({
  item,
  onGo,
}: {
  readonly item: readonly FormField[];
  readonly onGo: (room: string) => void;
}) {
  const { t } = useTranslation();
  const jid = item.find((field) => field.var === "jid")?.values[0];
  if (jid === undefined || jid === "") return null;
  return (
    <Button size="small" onClick={() => onGo(jid)}>
      {t("lobby.searchForm.actions")}
    </Button>
  );
}
