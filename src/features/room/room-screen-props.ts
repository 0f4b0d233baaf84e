import type { ReactNode, Ref } from "react";
import type { Client } from "#session/client.ts";
import type { ShownModel } from "./model-panel.tsx";

/** What the room's screen is given; it passes most of it on. */
export type RoomScreenProps = {
  readonly client: Client;
  /** The room's address. */
  readonly room: string;
  readonly isWatching: boolean;
  /** The password that the link here told. */
  readonly password: string | undefined;
  /** The link here asks to invite people. */
  readonly opensInvitation: boolean;
  readonly chat: ReactNode;
  /** Draws a model in the colours of a team. */
  readonly preview: (shown: ShownModel) => ReactNode;
  /** The dialog of the room's configuration; `isNew`: the room is locked until it is configured. */
  readonly configuration: (isNew: boolean, onClose: () => void) => ReactNode;
  /** The dialogs that put the room away or end it. */
  readonly keeping: (what: "save" | "destroy", onClose: () => void) => ReactNode;
  /** The dialog of the room's lists. */
  readonly management: (onClose: () => void) => ReactNode;
  /** The dialog that invites people. */
  readonly invitation: (onClose: () => void) => ReactNode;
  readonly onRooms: () => void;
  readonly onRoom: (room: string) => void;
  readonly onLeave: () => void;
  readonly onCopyLink: () => void;
  /** To watch instead of playing, or the other way round. */
  readonly onWatching: (isWatching: boolean) => void;
  /** Says what became of something, in the corner of the page. */
  readonly onTell: (tone: "good" | "bad", text: string) => void;
  readonly headingRef: Ref<HTMLHeadingElement>;
};
