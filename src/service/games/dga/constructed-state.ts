import type { GameOptions as DgaOptions } from "#game/options.ts";
import type { DataForm } from "#protocol/data-form.ts";
import type { DgaState } from "#protocol/dga/state.ts";
import type { FieldProblem } from "#protocol/form-layout.ts";
import { readDgaOptions } from "#service/games/dga/options-form.ts";
import type { OptionsReading } from "#service/games/game.ts";

const STATE = "mmog/dga#state_";
const CONFIG = "mmog/dga#config_";
/** Facts of a state that the options have under another name. */
const OPTION_OF: Readonly<Record<string, string>> = { places: "maxplayers" };

/**
 * MMOG 10.1.3, Example 185: the beginning of a match made by hand. A DGA match begins at 0 with everybody at
 * their own place, so its state is valid that says what is fought for and where (docs/dga.md, State).
 */
export function readDgaState(state: DgaState, present: DgaOptions): OptionsReading {
  const isUnderWay = state.won !== undefined || state.draw === true || state.canceled === true;
  if (isUnderWay || state.pcs.length + state.npcs.length > 0)
    return refused(
      "pcs",
      "A battle begins with everybody at their own place: leave characters and result out.",
    );
  const [form, ...more] = state.forms;
  if (form === undefined || more.length > 0) return refused("form", "A state has one form.");
  const clock = form.fields.find((field) => field.var === `${STATE}clock`)?.values[0] ?? "0";
  if (Number(clock) !== 0) return refused("clock", "A battle begins at 0.");
  return readDgaOptions(asOptions(form), present);
}

function asOptions(form: DataForm): DataForm {
  const fields = form.fields.map((field) => {
    if (field.var?.startsWith(STATE) !== true) return field;
    const name = field.var.slice(STATE.length);
    return { ...field, var: `${CONFIG}${OPTION_OF[name] ?? name}` };
  });
  return { ...form, fields };
}

function refused(
  name: string,
  text: string,
): { readonly ok: false; readonly problems: readonly FieldProblem[] } {
  return { ok: false, problems: [{ var: `${STATE}${name}`, text }] };
}
