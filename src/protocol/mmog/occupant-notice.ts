import { accept, type Decoded } from "#xml/decoded.ts";
import { elements, localName, namespaceOf, type XmlElement } from "#xml/element.ts";
import { NS } from "#protocol/namespaces.ts";
import { occupantGame, type OccupantGame } from "#protocol/mmog/occupant.ts";
import { requestedTeam, teamGame } from "#protocol/mmog/team.ts";
import { ROLES, type Affiliation, type Role } from "#protocol/mmog/words.ts";

/** What a presence or message of a room says of an occupant. What is missing has not changed (errata E-001). */
export type OccupantNotice = {
  readonly affiliation?: Affiliation;
  readonly role?: Role;
  /** As sent; `none` takes the team away. */
  readonly team?: string;
  readonly jid?: string;
  readonly nick?: string;
  readonly actor?: string;
  readonly reason?: string;
  readonly destroy?: NonNullable<OccupantGame["destroy"]>;
  readonly statuses: readonly number[];
  readonly configurationChanged: boolean;
  /** MMOG 10.9: the room was saved; 7.6: a turn was invalid. In either namespace (errata E-130, E-176). */
  readonly saved: boolean;
  readonly invalidTurn: boolean;
};

/**
 * Reads the items of `mmog#user` and of `mmog`; where both say something, `#user` wins (errata E-001).
 * `<x/>` is taken for `<game/>` (E-009).
 */
export function decodeOccupantNotice(stanza: XmlElement): Decoded<OccupantNotice> {
  let notice: OccupantNotice = {
    statuses: [],
    configurationChanged: false,
    saved: has(stanza, "saved"),
    invalidTurn: has(stanza, "invalid-turn"),
  };
  for (const game of elements(stanza)) {
    const ns = namespaceOf(game, NS.client);
    const name = localName(game);
    if (ns === NS.user && (name === "game" || name === "x")) {
      const read = occupantGame.decode({ ...game, name: "game", attrs: { ...game.attrs, xmlns: NS.user } });
      if (!read.ok) return read;
      const { item, destroy, statuses, configurationChanged } = read.value;
      notice = {
        ...notice,
        ...(item?.affiliation && { affiliation: item.affiliation }),
        ...(item?.role && { role: item.role }),
        ...(item?.team && { team: item.team }),
        ...(item?.jid && { jid: item.jid }),
        ...(item?.nick && { nick: item.nick }),
        ...(item?.reason && { reason: item.reason }),
        ...actorOf(item?.actor),
        ...(destroy && { destroy }),
        statuses: [...notice.statuses, ...statuses.map((status) => status.code)],
        configurationChanged: notice.configurationChanged || configurationChanged !== undefined,
      };
    } else if (ns === NS.mmog && name === "game") {
      const read = teamGame.decode(game);
      if (!read.ok) return read;
      const team = read.value.item && requestedTeam(read.value);
      const affiliation = read.value.item?.affiliation;
      // `none` is the team's here (errata E-099); any other word that is no role of the room is a team, too.
      const role = ROLES.find((known) => known !== "none" && known === read.value.item?.role);
      notice = {
        ...(affiliation && { affiliation }),
        ...(role && { role }),
        ...(team && { team }),
        ...notice,
      };
    }
  }
  return accept(notice);
}

function actorOf(actor: { readonly nick?: string; readonly jid?: string } | undefined): { actor?: string } {
  const name = actor?.nick ?? actor?.jid;
  return name === undefined || name === "" ? {} : { actor: name };
}

function has(stanza: XmlElement, name: string): boolean {
  return elements(stanza).some(
    (child) => localName(child) === name || elements(child).some((inner) => localName(inner) === name),
  );
}
