import { accept, refuse, type Decoded } from "#xml/decoded.ts";
import { integer, type ValueCodec } from "#xml/value.ts";
import { fieldValue, formTypeField, type DataForm, type FormField } from "#protocol/data-form.ts";
import { FORM_TYPE } from "#protocol/namespaces.ts";

/** What a match is, beside its characters: enough to build the battlefield (docs/dga.md, State). */
export type StateFacts = {
  readonly battlefield: string;
  readonly seed: number;
  /** The time of day; `day` where the form doesn't say it. */
  readonly light: string;
  readonly match: string;
  /** Match time when the state was true, milliseconds. */
  readonly clockMs: number;
  /** The time limit; 0 is none. */
  readonly minutes: number;
  readonly teams: readonly string[];
  /** Places in each team. */
  readonly places: number;
  /** How much later than the players spectators see the match, seconds. */
  readonly spectatorDelayS: number;
};

const PREFIX = "mmog/dga#state_";
const CLOCK = integer(0, 1e10);
const COUNT = integer(0, 1e6);
const SEED = integer(0, 0xffff_ffff);

/** The form of FORM_TYPE `…/mmog/dga#state`. */
export function stateForm(facts: StateFacts): DataForm {
  const field = (name: string, ...values: readonly string[]): FormField => ({
    var: `${PREFIX}${name}`,
    values,
    options: [],
  });
  return {
    type: "submit",
    instructions: [],
    fields: [
      formTypeField(FORM_TYPE.dgaState),
      field("battlefield", facts.battlefield),
      field("seed", SEED.format(facts.seed)),
      field("light", facts.light),
      field("match", facts.match),
      field("clock", CLOCK.format(Math.round(facts.clockMs))),
      field("minutes", COUNT.format(facts.minutes)),
      field("teams", ...facts.teams),
      field("places", COUNT.format(facts.places)),
      ...(facts.spectatorDelayS > 0 ? [field("spectatordelay", COUNT.format(facts.spectatorDelayS))] : []),
    ],
    items: [],
  };
}

/** Reads the form. The battlefield and its seed must be there; the rest has defaults. */
export function readStateForm(form: DataForm): Decoded<StateFacts> {
  const text = (name: string): string | undefined => fieldValue(form.fields, `${PREFIX}${name}`);
  const battlefield = text("battlefield");
  if (battlefield === undefined) return refuse("missing", "battlefield", "The state names no battlefield.");
  const seed = number(SEED, text("seed"), undefined, "seed");
  if (!seed.ok) return seed;
  const clockMs = number(CLOCK, text("clock"), 0, "clock");
  if (!clockMs.ok) return clockMs;
  const minutes = number(COUNT, text("minutes"), 0, "minutes");
  if (!minutes.ok) return minutes;
  const places = number(COUNT, text("places"), 0, "places");
  if (!places.ok) return places;
  const spectatorDelayS = number(COUNT, text("spectatordelay"), 0, "spectatordelay");
  if (!spectatorDelayS.ok) return spectatorDelayS;
  return accept({
    battlefield,
    seed: seed.value,
    light: text("light") ?? "day",
    match: text("match") ?? "",
    clockMs: clockMs.value,
    minutes: minutes.value,
    teams: form.fields.find((field) => field.var === `${PREFIX}teams`)?.values ?? [],
    places: places.value,
    spectatorDelayS: spectatorDelayS.value,
  });
}

function number(
  codec: ValueCodec<number>,
  text: string | undefined,
  otherwise: number | undefined,
  name: string,
): Decoded<number> {
  if (text !== undefined) {
    const read = codec.parse(text);
    return read.ok ? read : refuse(read.refusal.code, name, read.refusal.detail);
  }
  return otherwise === undefined ? refuse("missing", name, `The state has no ${name}.`) : accept(otherwise);
}
