import { CLIENT_CAPS } from "#protocol/client-features.ts";
import { readDirectInvitation, directInvitation } from "#protocol/direct-invitation.ts";
import type { Envelope } from "#protocol/envelope.ts";
import { jidText, roomAddress } from "#protocol/jid.ts";
import {
  decliningGame,
  invitingGame,
  readDeclined,
  readInvited,
  type Invited,
} from "#protocol/mmog/invitation.ts";
import { message, presence } from "#protocol/stanza.ts";
import { decodeError } from "#protocol/stanza-error.ts";
import type { Chat } from "#session/chat.ts";
import { refusalFrom, type Context } from "#session/context.ts";
import { done, refused, type Outcome } from "#session/outcome.ts";
import type { RoomListing } from "#store/lobby-store.ts";
import type { Invitation } from "#store/invitations-store.ts";

/** So many invitations are kept; the oldest goes first. */
const MOST = 20;
const MOST_INVITEES = 50;
const REMEMBERED_IDS = 50;
/** Longer reasons are cut: nobody reads them in a notice. */
const MOST_CHARACTERS = 500;

export interface Inviting {
  /** Invites people into the room that we are in; what the room refuses later is told in the talk. */
  readonly invite: (jids: readonly string[], reason?: string) => Promise<Outcome>;
  /** The room that an invitation leads to; its password is used on the way in. */
  readonly acceptInvitation: (key: string) => string | undefined;
  /** Says no. Only an invitation by way of the room has a formal refusal (MMOG Example 83). */
  readonly declineInvitation: (key: string, reason?: string) => Outcome;
  /** Lets it be: nobody hears of it. */
  readonly ignoreInvitation: (key: string) => void;
  /** Tells the server that this client may be sent messages: without that, no invitation comes through. */
  readonly online: () => void;
  /** Takes an invitation or a refusal of one; false when the message is neither. */
  readonly receive: (envelope: Envelope) => boolean;
  /** An error to an invitation of ours; false when it is about something else. */
  readonly receiveError: (envelope: Envelope) => boolean;
}

export type InvitingParts = {
  readonly roomInfo: (room: string) => Promise<Outcome<RoomListing>>;
  readonly keepPassword: (room: string, password: string) => void;
  readonly notice: Chat["notice"];
};

/** Invitations in both directions (MMOG 7.16). */
export function createInviting(context: Context, parts: InvitingParts): Inviting {
  const { connection, stores } = context;
  const store = stores.invitations;
  const passwords = new Map<string, string>();
  /** Ids of invitations, until the room or somebody's server refuses one of them. */
  const sent = new Map<string, string>();

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
    keep([{ ...said, key, reason: said.reason.slice(0, MOST_CHARACTERS) }, ...others].slice(0, MOST));
  }

  stores.room.subscribe(({ jid, phase }) => {
    if (phase !== "inside") return;
    const { invitations } = store.getState();
    const others = invitations.filter(({ room }) => room !== jid);
    if (others.length < invitations.length) keep(others);
  });

  function remember(id: string, invitees: readonly string[]): void {
    sent.set(id, invitees.join(", "));
    const [oldest] = sent.keys();
    if (sent.size > REMEMBERED_IDS && oldest !== undefined) sent.delete(oldest);
  }

  return {
    async invite(jids, reason = "") {
      const { jid: room, phase } = stores.room.getState();
      if (phase !== "inside") return refused({ code: "not-inside" });
      const invitees = new Set<string>();
      for (const text of jids) {
        const jid = jidText.parse(text.trim());
        if (!jid.ok) return refused({ code: "jid-malformed" });
        invitees.add(jid.value);
      }
      if (invitees.size === 0) return refused({ code: "jid-malformed" });
      if (invitees.size > MOST_INVITEES) return refused({ code: "too-many" });
      if (reason.length > MOST_CHARACTERS) return refused({ code: "too-long" });
      const why = reason.trim() === "" ? {} : { reason: reason.trim() };
      // MMOG 7.16: direct where everybody may come in; the room itself where it has to let somebody in.
      const info = await parts.roomInfo(room);
      const isOpen = info.ok && info.value.membersOnly === false && info.value.passwordProtected === false;
      if (stores.room.getState().jid !== room) return refused({ code: "not-inside" });
      if (!isOpen) {
        // MMOG Examples 81 and 88.
        const id = context.id();
        const invites = [...invitees].map((to) => ({ to, ...why }));
        if (!connection.send(message({ id, to: room }, invitingGame.encode({ invites }))))
          return refused({ code: "offline" });
        remember(id, [...invitees]);
        return done();
      }
      for (const to of invitees) {
        const id = context.id();
        // XEP-0249, MMOG 7.16.1.
        if (!connection.send(message({ id, to }, directInvitation.encode({ jid: room, ...why }))))
          return refused({ code: "offline" });
        remember(id, [to]);
      }
      return done();
    },
    acceptInvitation(key) {
      const password = passwords.get(key);
      const invitation = take(key);
      if (invitation === undefined) return undefined;
      if (password !== undefined) parts.keepPassword(invitation.room, password);
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
        ...(reason.trim() !== "" && { reason: reason.trim().slice(0, MOST_CHARACTERS) }),
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
      const declined = resource === "" ? readDeclined(stanza) : undefined;
      if (declined?.ok === true && bare === stores.room.getState().jid) {
        const { from: who, reason = "" } = declined.value.decline;
        const values = { who: who ?? "", reason: reason.slice(0, MOST_CHARACTERS) };
        parts.notice(reason === "" ? "invitation-declined" : "invitation-declined-because", values);
        return true;
      }
      // A room's occupants have addresses with a resource: none of them speaks for the room.
      const mediated = resource === "" ? readInvited(stanza) : undefined;
      if (mediated?.ok === true && roomAddress(bare) === bare) {
        const { invite, password }: Invited = mediated.value;
        const said = { room: bare, from: invite.from ?? "", reason: invite.reason ?? "", isMediated: true };
        // It is the room's own word: whichever way one goes there, it opens the door.
        if (password !== undefined) parts.keepPassword(bare, password);
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
    receiveError({ id = "", stanza }) {
      const who = sent.get(id);
      if (who === undefined) return false;
      sent.delete(id);
      const { code, text } = refusalFrom(decodeError(stanza));
      parts.notice("not-invited", { code, who, ...(text !== undefined && { text }) });
      return true;
    },
  };
}
