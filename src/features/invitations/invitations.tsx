import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Button } from "#ui/button/button.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { Notice } from "#ui/notice/notice.tsx";
import { harmless, isolated } from "#ui/text/harmless.ts";
import { Text } from "#ui/text/text.tsx";
import type { LobbyClient } from "#session/client.ts";
import type { Invitation } from "#store/invitations-store.ts";

/** So many are shown at a time; the others come up as these are answered. */
const SHOWN = 2;

type InvitationsProps = { readonly client: LobbyClient; readonly onJoin: (room: string) => void };

/** Who asks us into which room (MMOG 7.16). Nobody is taken anywhere unasked. */
export function Invitations({ client, onJoin }: InvitationsProps) {
  const { t } = useTranslation();
  const invitations = useStore(client.stores.invitations, (state) => state.invitations);
  if (invitations.length === 0) return null;
  const hidden = invitations.length - SHOWN;

  function accept({ key }: Invitation) {
    const room = client.acceptInvitation(key);
    if (room !== undefined) onJoin(room);
  }

  return (
    <section aria-label={t("invitations.list")}>
      <Stack gap={2}>
        {invitations.slice(0, SHOWN).map((invitation) => (
          <Notice
            key={invitation.key}
            tone="info"
            title={t("invitations.heading", { room: isolated(nameOf(invitation.room)) })}
            isAnnounced
            actions={
              <>
                <Button size="small" variant="primary" onClick={() => accept(invitation)}>
                  {t("invitations.join")}
                </Button>
                {invitation.isMediated && (
                  <Button size="small" onClick={() => client.declineInvitation(invitation.key)}>
                    {t("invitations.decline")}
                  </Button>
                )}
                <Button size="small" variant="quiet" onClick={() => client.ignoreInvitation(invitation.key)}>
                  {t("invitations.ignore")}
                </Button>
              </>
            }
          >
            <Stack gap={1}>
              <span>
                {invitation.from === ""
                  ? t("invitations.fromRoom")
                  : t("invitations.from", { who: isolated(nameOfWho(invitation)) })}
              </span>
              {invitation.reason !== "" && (
                <span>{t("invitations.reason", { reason: isolated(harmless(invitation.reason)) })}</span>
              )}
              <Text size="small" tone="muted">
                {invitation.room}
              </Text>
            </Stack>
          </Notice>
        ))}
        {hidden > 0 && <Text tone="muted">{t("invitations.more", { count: hidden })}</Text>}
      </Stack>
    </section>
  );
}

function nameOf(jid: string): string {
  return jid.split("@", 1)[0] ?? jid;
}

/** An occupant of the room is called by the nickname, everybody else by the bare address (MMOG Example 82). */
function nameOfWho({ room, from }: Invitation): string {
  return from.startsWith(`${room}/`) ? from.slice(room.length + 1) : (from.split("/", 1)[0] ?? from);
}
