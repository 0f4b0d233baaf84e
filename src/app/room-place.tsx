import { Suspense, type Ref } from "react";
import { useTranslation } from "react-i18next";
import { lazyDialog } from "#ui/dialog/lazy-dialog.tsx";
import { Chat, type ChatProps } from "#features/chat/chat.tsx";
import { RoomScreen } from "#features/room/room-screen.tsx";
import type { QueryUri } from "#protocol/query-uri.ts";
import type { Client } from "#session/client.ts";
import { ModelPreview } from "./model-preview.tsx";
import { pathTo } from "./routes.ts";
import type { Tell } from "./use-notices.ts";
import type { Go } from "./use-route.ts";

const RoomConfiguration = lazyDialog(
  async () => (await import("#features/room-admin/room-configuration.tsx")).RoomConfiguration,
);

const InviteDialog = lazyDialog(
  async () => (await import("#features/invitations/invite-dialog.tsx")).InviteDialog,
);
const ManageRoom = lazyDialog(async () => (await import("#features/room-admin/manage-room.tsx")).ManageRoom);
const SaveRoom = lazyDialog(async () => (await import("#features/room-admin/save-room.tsx")).SaveRoom);
const DestroyRoom = lazyDialog(
  async () => (await import("#features/room-admin/destroy-room.tsx")).DestroyRoom,
);

type RoomPlaceProps = {
  readonly client: Client;
  readonly room: string;
  readonly isWatching: boolean;
  /** How its maker called a new room. */
  readonly name: string | undefined;
  /** The address that led here, where it was one of an `xmpp:` kind. */
  readonly link: QueryUri | undefined;
  /** What the link asked for is done: it asks no more. */
  readonly onInvited: () => void;
  readonly go: Go;
  readonly tell: Tell;
  readonly headingRef: Ref<HTMLHeadingElement>;
  readonly ways: ChatProps["ways"];
};

/** The room's screen with what belongs into it: chat, preview, configuration. */
export function RoomPlace({
  client,
  room,
  isWatching,
  name,
  link,
  onInvited,
  go,
  tell,
  headingRef,
  ways,
}: RoomPlaceProps) {
  const { t } = useTranslation();
  const goToRooms = () => go({ kind: "rooms" });

  // Who has the link has what it says: a password is never put into it (MMOG 16.7).
  const ownLink = location.origin + pathTo({ kind: "room", room, isWatching: false });

  async function copyLink() {
    try {
      await navigator.clipboard.writeText(ownLink);
      tell("good", t("room.linkCopied"));
    } catch {
      // Not on an insecure page, or not allowed: then it is shown, to be copied by hand.
      tell("info", t("room.linkIs", { link: ownLink }));
    }
  }

  return (
    <RoomScreen
      client={client}
      room={room}
      isWatching={isWatching}
      password={link?.password}
      opensInvitation={link?.action === "invite"}
      headingRef={headingRef}
      chat={<Chat client={client} ways={ways} />}
      preview={(shown) => <ModelPreview client={client} {...shown} />}
      configuration={(isNew, onClose) => (
        <Suspense>
          <RoomConfiguration
            client={client}
            isNew={isNew}
            suggestedName={name}
            onSaved={() => {
              tell("good", t("room.configuration.saved"));
              onClose();
            }}
            onCancelled={isNew ? goToRooms : onClose}
          />
        </Suspense>
      )}
      keeping={(what, onClose) => (
        <Suspense>
          {what === "save" ? (
            <SaveRoom client={client} onClose={onClose} />
          ) : (
            <DestroyRoom client={client} onClose={onClose} />
          )}
        </Suspense>
      )}
      management={(onClose) => (
        <Suspense>
          <ManageRoom client={client} onClose={onClose} />
        </Suspense>
      )}
      invitation={(onClose) => (
        <Suspense>
          <InviteDialog
            client={client}
            link={ownLink}
            invitees={link?.invitees ?? []}
            onSent={(count) => {
              tell("good", t("invitations.sent", { count }));
              onInvited();
              onClose();
            }}
            onClose={() => {
              onInvited();
              onClose();
            }}
          />
        </Suspense>
      )}
      onRooms={goToRooms}
      onRoom={(other) => go({ kind: "room", room: other, isWatching: false })}
      // Going elsewhere is leaving: see app.tsx.
      onLeave={goToRooms}
      onTell={tell}
      onCopyLink={() => void copyLink()}
      onWatching={(isOn) => go({ kind: "room", room, isWatching: isOn }, { replace: true })}
    />
  );
}
