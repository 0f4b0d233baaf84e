/** Patches of a Colyseus state, 20 a second, drawn by straight lines 100 ms late as its tutorials do. */
import { Decoder, Encoder, schema, t } from "@colyseus/schema";
import { motionStride, rotationAt } from "#game/dead-reckoning.ts";
import { normaliseQuat } from "#game/math/quat.ts";
import { subjects } from "../playout/subjects.ts";
import { truthStride } from "../playout/truth.ts";
import type { Contestant, Told } from "./contestant.ts";

const patchesPerSecond = 20;

/** The values of a tank that are synchronised: the hull's place and rotation, the turret's rotation. */
const synchronised = [0, 1, 2, 3, 4, 5, 6].concat(
  [0, 1, 2, 3].map((axis) => motionStride + rotationAt + axis),
);

type Values = Record<string, number>;

type State = {
  /** The schema's instance. */
  root: never;
  add(key: string): void;
  tank(key: string): Values;
};

type Format = {
  makeState: () => State;
  /** Steps a unit, for a value's index in a motion. */
  steps: (at: number) => number;
};

const fields = synchronised.map((_, index) => `v${index}`);
const isRotation = (at: number) => at % motionStride >= rotationAt;

function format(kind: "float32" | "int16"): Format {
  const make = () => (kind === "float32" ? t.float32() : t.int16());
  const Tank = schema(Object.fromEntries(fields.map((name) => [name, make()])), "Tank");
  const State = schema({ tanks: t.map(Tank) }, "State");
  return {
    makeState() {
      const root = new State() as unknown as { tanks: Map<string, Values> };
      return {
        root: root as never,
        add: (key) => void root.tanks.set(key, new Tank() as unknown as Values),
        tank: (key) => root.tanks.get(key)!,
      };
    },
    // 16 bits: 2 cm over ±655 m, which holds a battlefield, and the finest of a quaternion.
    steps: (at) => (kind === "float32" ? 1 : isRotation(at) ? 32_767 : 50),
  };
}

function contestant(kind: "float32" | "int16"): Contestant {
  const { makeState, steps } = format(kind);
  const round = kind === "float32" ? (value: number) => value : Math.round;
  return {
    tell(truths) {
      const state = makeState();
      const encoder = new Encoder(state.root);
      truths.forEach((_, tank) => state.add(`k${tank}`));
      const told: Told[] = [];
      const lastMs = Math.min(...truths.map((truth) => truth.durationMs));
      for (let ms = 0; ms < lastMs; ms += 1000 / patchesPerSecond) {
        for (const [tank, truth] of truths.entries()) {
          const values = state.tank(`k${tank}`);
          for (const [index, at] of synchronised.entries())
            values[fields[index]!] = round(truth.motions[ms * truthStride + at]! * steps(at));
        }
        const bytes = Uint8Array.from(encoder.encode());
        encoder.discardChanges();
        told.push({ ms, about: undefined, bytes });
      }
      return told;
    },
    listen(told, tank) {
      const state = makeState();
      const decoder = new Decoder(state.root);
      const drawn = subjects["lerp100"]!(patchesPerSecond);
      const motions = new Float64Array(truthStride);
      let next = 0;
      return {
        ...drawn,
        receive(stampMs, arrivalMs, _motions, nodes) {
          decoder.decode(told[next]!.bytes);
          next += 1;
          const values = state.tank(`k${tank}`);
          for (const [index, at] of synchronised.entries()) motions[at] = values[fields[index]!]! / steps(at);
          for (const at of [rotationAt, motionStride + rotationAt]) normaliseQuat(motions, at, motions, at);
          drawn.receive(stampMs, arrivalMs, motions, nodes);
        },
      };
    },
  };
}

/** As single-precision numbers: what Colyseus's documentation does. */
export const colyseus = contestant("float32");
/** Quantised by hand to 16 bits: the least that a schema can do. */
export const colyseus16 = contestant("int16");
