import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Button } from "#ui/button/button.tsx";
import { DataFormResult } from "#ui/data-form/data-form-result.tsx";
import { localised } from "#ui/data-form/localised.ts";
import { Row, Stack } from "#ui/layout/stack.tsx";
import { Notice } from "#ui/notice/notice.tsx";
import { Nick } from "#ui/text/nick.tsx";
import { Text } from "#ui/text/text.tsx";
import type { Client } from "#session/client.ts";
import type { Approval } from "#store/room-store.ts";
import styles from "./room.module.css";

/** So many are shown at a time; the others come up as these are answered. */
const SHOWN = 3;

type ApprovalsProps = {
  readonly client: Client;
  readonly onTell: (tone: "good" | "bad", text: string) => void;
  /** The last one is answered: the focus goes elsewhere. */
  readonly onEmpty: () => void;
};

/** What the room asks us to decide: who may speak (MMOG 8.6), who may be a member (9.9). */
export function Approvals({ client, onTell, onEmpty }: ApprovalsProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLElement>(null);
  const approvals = useStore(client.stores.room, (room) => room.approvals);
  if (approvals.length === 0) return null;
  const hidden = approvals.length - SHOWN;

  function decide({ key }: Approval, allow: boolean | undefined) {
    // The buttons go with the notice: who used them is led on.
    if (approvals.length === 1) onEmpty();
    else list.current?.focus();
    if (allow === undefined) return client.dismissApproval(key);
    const outcome = client.answerApproval(key, allow);
    if (outcome.ok) return;
    const { code } = outcome.refusal;
    onTell("bad", t(["errors.approve", "errors.any"], { context: code, text: code }));
  }

  return (
    <section ref={list} tabIndex={-1} aria-label={t("membership.approval.list")}>
      <Stack gap={2}>
        {approvals.slice(0, SHOWN).map((approval) => (
          <Notice key={approval.key} tone="info" isAnnounced>
            <Stack gap={2}>
              <span>
                <strong>
                  <Nick>{approval.nick}</Nick>
                </strong>{" "}
                {t(`membership.approval.${approval.kind}`)}
              </span>
              <Facts approval={approval} />
              <Row>
                <Button size="small" variant="primary" onClick={() => decide(approval, true)}>
                  {t("membership.approval.grant")}
                </Button>
                <Button size="small" onClick={() => decide(approval, false)}>
                  {t("membership.approval.decline")}
                </Button>
                <Button size="small" variant="quiet" onClick={() => decide(approval, undefined)}>
                  {t("membership.approval.ignore")}
                </Button>
              </Row>
            </Stack>
          </Notice>
        ))}
        {hidden > 0 && <Text tone="muted">{t("membership.approval.more", { count: hidden })}</Text>}
      </Stack>
    </section>
  );
}

/** Of who wants to be a member, everything that was told; of who wants to speak, the address. */
function Facts({ approval }: { readonly approval: Approval }) {
  const { t } = useTranslation();
  if (approval.kind === "voice") {
    if (approval.jid === "") return null;
    return (
      <Text size="small" tone="muted">
        <Nick>{approval.jid}</Nick>
      </Text>
    );
  }
  const fields = approval.facts.map((fact) => ({ ...fact, options: [] }));
  const form = { type: "result", instructions: [], fields, items: [] } as const;
  return (
    <div className={styles["asking-facts"]}>
      <DataFormResult
        form={localised(form, t("formFields", { returnObjects: true }))}
        texts={t("form.result", { returnObjects: true })}
      />
    </div>
  );
}
