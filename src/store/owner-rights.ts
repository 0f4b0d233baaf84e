import type { MatchPhase } from "#store/match-store.ts";

/** What an owner may do in some phases of a match only; all else, as to destroy the room, is always possible. */
export type OwnerRight = "configure" | "save" | "revoke-member" | "assign-teams";

const ALWAYS = ["created", "inactive", "active", "paused", "adjourned"] as const;

/** MMOG Table 6, as the service has it too (errata E-166, E-174). */
const TABLE: Readonly<Record<OwnerRight, Record<"moderated" | "unmoderated", readonly MatchPhase[]>>> = {
  configure: { moderated: ["created", "inactive"], unmoderated: ["created", "inactive"] },
  save: { moderated: ["inactive", "active", "paused"], unmoderated: ["inactive"] },
  "revoke-member": { moderated: ALWAYS, unmoderated: ["created", "inactive"] },
  "assign-teams": { moderated: ALWAYS, unmoderated: ["created", "inactive", "paused"] },
};

/**
 * Whether the status of the match lets an owner do it now. Where the room doesn't say whether it is moderated nothing
 * is forbidden that one kind allows: the service knows, and says.
 */
export function isAllowedNow(
  right: OwnerRight,
  phase: MatchPhase,
  isModerated: boolean | undefined,
): boolean {
  const { moderated, unmoderated } = TABLE[right];
  if (isModerated === undefined) return moderated.includes(phase) || unmoderated.includes(phase);
  return (isModerated ? moderated : unmoderated).includes(phase);
}
