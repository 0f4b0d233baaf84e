import { expect } from "vitest";
import { motionStride } from "#game/dead-reckoning.ts";
import type { Drive } from "#session/client.ts";
import { through, type Player, type ServiceStage } from "#testing/service-stage.ts";

export const ROOM = "england@games.shakespeare.lit";

export const drive = (changes: Partial<Drive> = {}): Drive => ({
  throttle: 0,
  steer: 0,
  aimYaw: 0,
  aimPitch: 0,
  fire: false,
  ...changes,
});

/** Somebody who has signed in as a guest. */
export async function guest(stage: ServiceStage, jid: string, nick: string): Promise<Player> {
  const player = stage.join(jid);
  expect(await through(stage, player.client.signInAsGuest(nick))).toMatchObject({ ok: true });
  return player;
}

/** King and earl1 in a battle that has just begun; `options` by the names of docs/dga.md, "Options". */
export async function battle(
  stage: ServiceStage,
  options: Readonly<Record<string, string>> = {},
): Promise<{ king: Player; earl: Player }> {
  const king = await guest(stage, "richardiii@shakespeare.lit/desktop", "king");
  const earl = await guest(stage, "harritudur@shakespeare.lit/pda", "earl1");
  expect(await through(stage, king.client.createRoom({ name: "England", nick: "king" }))).toEqual({
    ok: true,
    value: { room: ROOM },
  });
  const forms = await through(stage, king.client.configuration());
  if (!forms.ok) throw new Error(forms.refusal.code);
  const game = (forms.value.game?.fields ?? []).map(({ var: name = "", values }) => ({
    var: name,
    values: [options[name.split("#config_")[1] ?? ""] ?? values].flat(),
  }));
  expect(await through(stage, king.client.configure({ game }))).toMatchObject({ ok: true });
  expect(king.client.stores.room.getState().phase).toBe("inside");
  expect(await through(stage, earl.client.enterRoom({ room: ROOM, nick: "earl1" }))).toMatchObject({
    ok: true,
  });
  expect(await through(stage, king.client.takeTeam("york"))).toMatchObject({ ok: true });
  expect(await through(stage, earl.client.takeTeam("Lancaster"))).toMatchObject({ ok: true });
  expect(await through(stage, king.client.ready("King"))).toMatchObject({ ok: true });
  expect(await through(stage, earl.client.ready("Chevalier"))).toMatchObject({ ok: true });
  await stage.advance(100);
  return { king, earl };
}

/** Where the watcher saw the character when the battle was last sampled. */
export function placeOf(watcher: Player, chid: string): readonly number[] {
  const { battle } = watcher.client;
  const slot = battle.find(chid)?.slot ?? -1;
  const at = slot * battle.nodesPerCharacter * motionStride;
  return [...battle.motions.subarray(at, at + 3)];
}
