import { useId, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button/button.tsx";
import { TextField } from "#ui/field/text-field.tsx";
import type { Client } from "#session/client.ts";
import type { Listed } from "#session/people.ts";
import { isByRole, keyOf, type Along, type PeopleListName } from "./list-draft.ts";
import { whomMeans } from "./whom.ts";
import styles from "./manage.module.css";

const MOST_REASON = 1_000;
/** So many names are suggested while one types. */
const SUGGESTIONS = 20;

type AddToListProps = {
  readonly client: Client;
  readonly list: PeopleListName;
  /** Keys of those who are on the list, or will be. */
  readonly listed: ReadonlySet<string>;
  readonly onAdd: (entry: Listed, along: Along) => void;
};

/** Puts somebody on a list, by nickname or address, with a reason if one wants to give it. */
export function AddToList({ client, list, listed, onAdd }: AddToListProps) {
  const { t } = useTranslation();
  const suggestionsId = useId();
  const [whom, setWhom] = useState("");
  const [reason, setReason] = useState("");
  const [reserved, setReserved] = useState("");
  const [problem, setProblem] = useState<"nobody" | "no-address" | "already" | undefined>();
  const { occupants } = client.stores.room.getState();

  function submit(event: FormEvent) {
    event.preventDefault();
    if (whom.trim() === "") return;
    const found = whomMeans(list, whom, occupants);
    if (!found.ok) return setProblem(found.problem);
    if (listed.has(keyOf(list, found.entry))) return setProblem("already");
    onAdd(found.entry, { reason, reserved: reserved.trim() });
    setWhom("");
    setReason("");
    setReserved("");
  }

  const typed = whom.trim().toLowerCase();
  const suggested =
    typed === ""
      ? []
      : [...occupants.values()]
          .filter(({ nick, self }) => !self && nick.toLowerCase().includes(typed))
          .slice(0, SUGGESTIONS);
  const label = isByRole(list) ? t("manage.add.nick") : t("manage.add.nickOrAddress");
  return (
    <form className={styles["add"]} onSubmit={submit} aria-label={t(`manage.add.to.${list}`)}>
      <TextField
        label={label}
        value={whom}
        onChange={(text) => {
          setWhom(text);
          setProblem(undefined);
        }}
        error={problem === undefined ? undefined : t(`manage.add.problems.${problem}`)}
        list={suggestionsId}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <datalist id={suggestionsId}>
        {suggested.map(({ nick }) => (
          <option key={nick} value={nick} />
        ))}
      </datalist>
      {list === "member" && (
        <TextField
          label={t("manage.add.reserved")}
          value={reserved}
          onChange={setReserved}
          autoComplete="off"
          spellCheck={false}
        />
      )}
      <TextField
        label={t("manage.add.reason")}
        value={reason}
        onChange={setReason}
        maxLength={MOST_REASON}
        autoComplete="off"
      />
      <Button type="submit" icon="plus">
        {t("manage.add.button")}
      </Button>
    </form>
  );
}
