import { findAmmunition } from "#game/catalogue/weapons.ts";
import { findModel } from "#game/catalogue/find-model.ts";
import { nodeIndex } from "#game/catalogue/node.ts";
import { muzzleOf, takeNodeRotation } from "#game/node-transforms.ts";
import { createPose } from "#game/pose.ts";
import { solveElevation } from "#game/ballistics.ts";
import { NO_ACTIONS, type Character } from "#protocol/mmog/character.ts";
import { decodeMatch } from "#protocol/mmog/match.ts";
import { turn } from "#protocol/mmog/turn.ts";
import { message } from "#protocol/stanza.ts";
import type { XmlElement } from "#xml/element.ts";

/** What a story has seen of the match, as far as gunners need it. */
export type Situation = Map<string, Character>;

/** How far above the ground a gunner aims, metres: the middle of a hull. */
const AIM_HEIGHT_M = 1.1;

/** Takes in the characters of a match presence, by the names that people see. */
export function noteSituation(situation: Situation, stanza: XmlElement): void {
  const read = decodeMatch(stanza);
  if (read?.ok !== true) return;
  for (const character of read.value.state?.pcs ?? []) situation.set(character.visiname ?? "", character);
}

/** The turn in which somebody who stands where the state says fires at somebody else who does. */
export function shotAt(
  situation: Situation,
  who: string,
  target: string,
  roomJid: string,
  id: string,
): XmlElement {
  const shooter = situation.get(who);
  const at = situation.get(target)?.moves[0]?.location;
  const model = findModel(shooter?.model ?? "");
  if (shooter === undefined || at === undefined || model === undefined)
    throw new Error(`${who} doesn't see ${target}.`);
  const pose = createPose();
  for (const { node, location, rotation } of shooter.moves) {
    if (location !== undefined && node === model.nodes[0]?.name)
      pose.location.set([location.x, location.y, location.z]);
    if (rotation === undefined) continue;
    const { x, y, z, w } = rotation;
    takeNodeRotation(model, nodeIndex(model.nodes, node, ""), [x, y, z, w], pose);
  }
  const muzzle = new Float64Array(3);
  muzzleOf(model, pose, muzzle, new Float64Array(3));
  const [x = 0, y = 0, z = 0] = muzzle;
  const ammo = model.ammunition[0] ?? "";
  const ammunition = findAmmunition(ammo);
  const elevation =
    ammunition && solveElevation(Math.hypot(at.x - x, at.z - z), at.y + AIM_HEIGHT_M - y, ammunition);
  if (elevation === undefined) throw new Error(`${target} is out of the reach of ${who}.`);
  const bearing = Math.atan2(at.x - x, at.z - z);
  const view = {
    x: Math.sin(bearing) * Math.cos(elevation),
    y: Math.sin(elevation),
    z: Math.cos(bearing) * Math.cos(elevation),
  };
  const node = model.nodes[model.gunNode]?.name ?? "";
  const shot = { node, weapon: model.weapon ?? "", ammo, location: { x, y, z }, view };
  const pc: Character = { chid: shooter.chid ?? "", ...NO_ACTIONS, shots: [shot] };
  return message({ to: roomJid, type: "groupchat", id }, turn.encode({ tuid: id, pcs: [pc], npcs: [] }));
}
