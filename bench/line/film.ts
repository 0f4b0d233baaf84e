/** What somebody saw: each tank but the own, frame by frame, by us and by the peers who heard the same turns. */
import { motionStride } from "#game/dead-reckoning.ts";
import type { BattleModel } from "#store/battle-model.ts";
import { subjects, type Subject } from "../playout/subjects.ts";
import { truthStride } from "../playout/truth.ts";
import { listen } from "./truth.ts";

/** A tank as it was drawn in a frame of the truth's count. */
export type Shot = {
  readonly frame: number;
  readonly nowMs: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
};
/** By the subjects' names, then by the tanks. */
export type Film = ReadonlyMap<string, ReadonlyMap<string, Shot[]>>;

/** Beside us: the newest word drawn as it is, and two that interpolate a fixed time behind. */
const PEERS = ["raw", "lerp100", "geckos"] as const;
const TURNS_PER_SECOND = 10;

export interface Camera {
  readonly film: Film;
  /** A frame is drawn. */
  shoot(frame: number, nowMs: number): void;
}

/** Films through the eyes of this model; call before its client is made. */
export function createCamera(model: BattleModel): Camera {
  const film = new Map<string, Map<string, Shot[]>>();
  const peers = new Map<string, Map<string, Subject>>();
  const picture = new Float64Array(truthStride);
  const told = new Float64Array(truthStride);
  for (const name of ["bosworth", ...PEERS]) film.set(name, new Map());
  listen(model, (chid, motion, clockMs, arrivalMs) => {
    let subjectsOf = peers.get(chid);
    if (subjectsOf === undefined) {
      subjectsOf = new Map(PEERS.map((name) => [name, subjects[name]!(TURNS_PER_SECOND)]));
      peers.set(chid, subjectsOf);
    }
    told.fill(0);
    told.set(motion);
    told[motionStride + 6] = 1;
    for (const subject of subjectsOf.values())
      subject.receive(Math.round(clockMs ?? arrivalMs), Math.floor(arrivalMs), told, 1);
  });

  function keep(
    subject: string,
    chid: string,
    frame: number,
    nowMs: number,
    at: Float64Array,
    from: number,
  ): void {
    const shots = film.get(subject)!;
    if (!shots.has(chid)) shots.set(chid, []);
    shots.get(chid)!.push({ frame, nowMs, x: at[from]!, y: at[from + 1]!, z: at[from + 2]! });
  }

  return {
    film,
    shoot(frame, nowMs) {
      model.sample(nowMs);
      for (const { chid, slot } of model.characters) {
        if (slot === model.localSlot || model.isPlaced[slot] !== 1 || model.isAlive[slot] !== 1) continue;
        keep("bosworth", chid, frame, nowMs, model.motions, slot * model.nodesPerCharacter * motionStride);
        for (const [name, subject] of peers.get(chid) ?? []) {
          picture.fill(Number.NaN, 0, 3);
          subject.draw(nowMs, picture);
          if (Number.isFinite(picture[0])) keep(name, chid, frame, nowMs, picture, 0);
        }
      }
    },
  };
}
