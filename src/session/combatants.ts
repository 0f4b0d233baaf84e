import { bareOf, localOf, resourceOf } from "#protocol/jid.ts";
import type { Character } from "#protocol/mmog/character.ts";
import { describeCharacter } from "#session/characters.ts";
import type { Context } from "#session/context.ts";
import { findByJid } from "#session/occupants.ts";
import type { RoomDraft } from "#session/room-draft.ts";
import type { Combatant } from "#store/match-store.ts";

const MAX_CHARACTERS = 1_000;

type Whole = "everybody" | "npcs" | "nobody";

/** Who fights: the list that starts, states and turns fill in the match store, and which of them is ours. */
export interface Combatants {
  /** Takes in characters; of those of whom this is the whole list, whoever is not named is dropped. */
  readonly merge: (pcs: readonly Character[], npcs: readonly Character[], whole: Whole) => void;
  readonly find: (chid: string) => Combatant | undefined;
}

export function createCombatants(context: Context, draft: RoomDraft): Combatants {
  const { stores } = context;
  const store = stores.match;

  /**
   * MMOG 7.5, errata E-105: by address, then by name, then by the chid of before. A character with somebody
   * else's address is never ours, whatever its name: to move it would be an invalid turn.
   */
  function ownAmong(characters: readonly Character[]): string | undefined {
    const { jid } = stores.connection.getState();
    const { nick, watching } = stores.room.getState();
    const { ownChid: known, isOut } = store.getState();
    // Whoever gave up and is shown the past sees the own tank there, and drives it no more.
    if (watching || isOut) return undefined;
    const ownJids = [jid, `${draft.jid}/${nick}`];
    const unaddressed = characters.filter((each) => each.jid === undefined && each.chid !== undefined);
    const found =
      characters.find((each) => each.jid !== undefined && ownJids.includes(each.jid)) ??
      unaddressed.find((each) => each.name === localOf(jid) || each.name === nick) ??
      unaddressed.find((each) => each.chid === known);
    return found?.chid;
  }

  function nickOf(character: Character, isOwn: boolean): string {
    if (isOwn) return stores.room.getState().nick;
    const { jid, name } = character;
    if (jid !== undefined && bareOf(jid) === draft.jid) return resourceOf(jid);
    const seated = jid === undefined ? undefined : findByJid(draft, jid);
    if (seated !== undefined) return seated.nick;
    return name !== undefined && draft.occupants.has(name) ? name : "";
  }

  return {
    merge(pcs, npcs, whole) {
      const { combatants, ownChid: knownChid } = store.getState();
      const found = ownAmong(pcs);
      const ownChid = whole === "everybody" ? found : (found ?? knownChid);
      const before = new Map(combatants.map((row) => [row.chid, row]));
      const stays = ({ kind }: Combatant): boolean =>
        whole === "nobody" || (whole === "npcs" && kind === "pc");
      const rows = new Map(combatants.filter(stays).map((row) => [row.chid, row]));
      const take = (kind: "pc" | "npc") => (character: Character) => {
        const known = before.get(character.chid ?? "");
        const row = describeCharacter(character, kind, known, draft.teamName);
        if (row === undefined || (rows.size >= MAX_CHARACTERS && known === undefined)) return;
        const nick = kind === "pc" ? nickOf(character, row.chid === ownChid) || (known?.nick ?? "") : "";
        rows.set(row.chid, { ...row, nick, alive: known?.alive ?? true });
      };
      pcs.forEach(take("pc"));
      npcs.forEach(take("npc"));
      store.setState({
        combatants: [...rows.values()],
        ownChid: ownChid !== undefined && rows.has(ownChid) ? ownChid : undefined,
      });
    },
    find: (chid) => store.getState().combatants.find((row) => row.chid === chid),
  };
}
