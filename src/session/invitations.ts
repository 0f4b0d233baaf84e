import { CLIENT_CAPS } from "#protocol/client-features.ts";
import { readDirectInvitation } from "#protocol/direct-invitation.ts";
import type { Envelope } from "#protocol/envelope.ts";
import { roomAddress } from "#protocol/jid.ts";
import { decliningGame, readInvited, type Invited } from "#protocol/mmog/invitation.ts";
import { message, presence } from "#protocol/stanza.ts";
import type { Context } from "#session/context.ts";
import { done, refused, type Outcome } from "#session/outcome.ts";
import type { RoomPasswords } from "#session/room-passwords.ts";
import type { Invitation } from "#store/invitations-store.ts";

/** So many invitations are kept; the oldest goes first. */
const MOST = 20;
/** Longer reasons are cut: nobody reads them in a notice. */
export const MOST_REASON_CHARACTERS = 500;

export interface Invitations {
  /** The room that an invitation leads to; its password is used on the way in. */
  readonly acceptInvitation: (key: string) => string | undefined;
  /** Says no. Only an invitation by way of the room has a formal refusal (MMOG Example 83). */
  readonly declineInvitation: (key: string, reason?: string) => Outcome;
  /** Lets it be: nobody hears of it. */
  readonly ignoreInvitation: (key: string) => void;
  /** Tells the server that this client may be sent messages: without that, no invitation comes through. */
  readonly online: () => void;
  /** Takes an invitation; false when the message is none. */
  readonly receive: (envelope: Envelope) => boolean;
}

/** Invitations that come to us (MMOG 7.16), wherever we are. */
export function createInvitations(context: Context, roomPasswords: RoomPasswords): Invitations {
  const { connection, stores } = context;
  const store = stores.invitations;
  const passwords = new Map<string, string>();

  function keep(invitations: readonly Invitation[]): void {
    store.setState({ invitations });
    const kept = new Set(invitations.map(({ key }) => key));
    for (const key of passwords.keys()) if (!kept.has(key)) passwords.delete(key);
  }

  function take(key: string): Invitation | undefined {
    const { invitations } = store.getState();
    const found = invitations.find((invitation) => invitation.key === key);
    if (found !== undefined) keep(invitations.filter((invitation) => invitation !== found));
    return found;
  }

  /** Newest first; another one to the same room takes the place of the one before. */
  function add(said: Omit<Invitation, "key">, password: string | undefined): void {
    const { jid, phase } = stores.room.getState();
    if (said.room === jid && phase !== "gone" && phase !== "outside") return;
    const key = context.id();
    if (password !== undefined) passwords.set(key, password);
    const others = store.getState().invitations.filter(({ room }) => room !== said.room);
    keep([{ ...said, key, reason: said.reason.slice(0, MOST_REASON_CHARACTERS) }, ...others].slice(0, MOST));
  }

  stores.room.subscribe(({ jid, phase }) => {
    if (phase !== "inside") return;
    const { invitations } = store.getState();
    const others = invitations.filter(({ room }) => room !== jid);
    if (others.length < invitations.length) keep(others);
  });

  return {
    acceptInvitation(key) {
      const password = passwords.get(key);
      const invitation = take(key);
      if (invitation === undefined) return undefined;
      if (password !== undefined) roomPasswords.keep(invitation.room, password);
      return invitation.room;
    },
    declineInvitation(key, reason = "") {
      const invitation = take(key);
      if (invitation === undefined) return refused({ code: "item-not-found" });
      const { room, from, isMediated } = invitation;
      if (!isMediated) return done();
      // MMOG Example 83; `to` as it stood in the invitation (errata E-072).
      const decline = {
        ...(from !== "" && { to: from }),
        ...(reason.trim() !== "" && { reason: reason.trim().slice(0, MOST_REASON_CHARACTERS) }),
      };
      const isSent = connection.send(
        message({ id: context.id(), to: room }, decliningGame.encode({ decline })),
      );
      return isSent ? done() : refused({ code: "offline" });
    },
    ignoreInvitation: (key) => void take(key),
    online: () => void connection.send(presence({}, CLIENT_CAPS)),
    receive({ type, from, bare, resource, stanza }) {
      if (type === "groupchat" || type === "error") return false;
      // A room's occupants have addresses with a resource: none of them speaks for the room.
      const mediated = resource === "" ? readInvited(stanza) : undefined;
      if (mediated?.ok === true && roomAddress(bare) === bare) {
        const { invite, password }: Invited = mediated.value;
        const said = { room: bare, from: invite.from ?? "", reason: invite.reason ?? "", isMediated: true };
        // It is the room's own word: whichever way one goes there, it opens the door.
        if (password !== undefined) roomPasswords.keep(bare, password);
        add(said, undefined);
        return true;
      }
      const direct = readDirectInvitation(stanza);
      if (direct?.ok === true) {
        const room = roomAddress(direct.value.jid);
        if (room === undefined) return false;
        add({ room, from, reason: direct.value.reason ?? "", isMediated: false }, direct.value.password);
        return true;
      }
      return false;
    },
  };
}
