import type { ReactNode } from "react";
import type { BattlefieldSlot } from "#features/match/battlefield-slot.ts";
import type { Client } from "#session/client.ts";

export type MatchScreenProps = {
  readonly client: Client;
  /** Draws the battlefield: `(slot) => <BattlefieldView client={client} {...slot} />` of app/battlefield. */
  readonly battlefield: (slot: BattlefieldSlot) => ReactNode;
  /** The room's chat: history and a box to type in. Shown in a drawer over the battle; mounted while open. */
  readonly chat?: ReactNode;
  /** The status region "Connection", small; it stands beside the menu. */
  readonly connection?: ReactNode;
  /** Opens the settings, a dialog of the caller's; without it the menu doesn't offer them. */
  readonly onSettings?: (() => void) | undefined;
  /** While a dialog of the caller's lies over the battle: the controls rest. */
  readonly isCovered?: boolean;
  /** After the battle: back to the room's own screen. The results are not shown again. */
  readonly onRoom: () => void;
  /** Leave room: the caller leaves it (client.leaveRoom) and goes to the lobby. */
  readonly onLeave: () => void;
};

/** The battle: render it while the match is active or paused, and as long as results are to be shown. */
export function MatchScreen({ client, battlefield }: MatchScreenProps) {
  void client;
  void battlefield;
  return null;
}
