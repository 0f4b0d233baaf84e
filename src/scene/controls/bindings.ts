/**
 * Keys, mouse buttons and gamepad buttons as data, so that the settings can show and rebind them.
 * A key is a `KeyboardEvent.code` ("KeyW": the place on the keyboard, whatever is printed on it), a mouse
 * button is "Mouse0" (left) to "Mouse4", a gamepad button is "Pad0" to "Pad16" of the standard mapping.
 */
import type { DriveAction } from "./drive-intent.ts";

/** What acts as long as it is held. */
export type HeldInput =
  | "forward"
  | "back"
  | "left"
  | "right"
  | "lift"
  | "sink"
  | "aimLeft"
  | "aimRight"
  | "aimUp"
  | "aimDown"
  | "fire"
  | "sight";

/** What acts once for each press. */
type PressedInput = Exclude<DriveAction, "scoreboard-end">;

export type BoundInput = HeldInput | PressedInput;

export type Bindings = Readonly<Record<BoundInput, readonly string[]>>;

/** The keys of the first start. Somebody with a keyboard alone aims with Q and E, Page Up and Page Down. */
export const defaultBindings: Bindings = {
  forward: ["KeyW", "ArrowUp"],
  back: ["KeyS", "ArrowDown"],
  left: ["KeyA", "ArrowLeft"],
  right: ["KeyD", "ArrowRight"],
  lift: ["KeyX"],
  sink: ["KeyC"],
  aimLeft: ["KeyQ"],
  aimRight: ["KeyE"],
  aimUp: ["PageUp"],
  aimDown: ["PageDown"],
  fire: ["Mouse0", "Space", "Pad7"],
  sight: ["Mouse2", "ShiftLeft", "ShiftRight", "Pad6"],
  repair: ["KeyR", "Pad2"],
  ammo1: ["Digit1", "Pad14"],
  ammo2: ["Digit2", "Pad12"],
  ammo3: ["Digit3", "Pad15"],
  map: ["KeyM", "Pad3"],
  scoreboard: ["Tab", "Pad8"],
  chat: ["Enter", "NumpadEnter"],
  menu: ["Escape", "Pad9"],
  "follow-next": ["BracketRight", "Pad5"],
  "follow-previous": ["BracketLeft", "Pad4"],
  free: ["KeyF", "Pad11"],
  top: ["KeyT", "Pad13"],
  mute: ["KeyN"],
};

const heldInputs: ReadonlySet<string> = new Set<HeldInput>([
  "forward",
  "back",
  "left",
  "right",
  "lift",
  "sink",
  "aimLeft",
  "aimRight",
  "aimUp",
  "aimDown",
  "fire",
  "sight",
]);

/** Whether an input acts while it is held rather than once. */
export function isHeldInput(input: BoundInput): input is HeldInput {
  return heldInputs.has(input);
}

/** From a key or button to what it does, for one look-up a key press. */
export function indexBindings(bindings: Bindings): ReadonlyMap<string, readonly BoundInput[]> {
  const index = new Map<string, BoundInput[]>();
  for (const [input, codes] of Object.entries(bindings) as [BoundInput, readonly string[]][]) {
    for (const code of codes) {
      const inputs = index.get(code);
      if (inputs) inputs.push(input);
      else index.set(code, [input]);
    }
  }
  return index;
}

/** `bindings` with `code` bound to `input` alone: whatever had that key or button loses it. */
export function rebind(bindings: Bindings, input: BoundInput, code: string): Bindings {
  const entries = (Object.entries(bindings) as [BoundInput, readonly string[]][]).map(([other, codes]) => {
    const rest = codes.filter((bound) => bound !== code);
    return [other, other === input ? [...rest, code] : rest];
  });
  return Object.fromEntries(entries) as Bindings;
}

/** `bindings` in which `input` no longer answers to `code`. */
export function unbind(bindings: Bindings, input: BoundInput, code: string): Bindings {
  return { ...bindings, [input]: bindings[input].filter((bound) => bound !== code) };
}

/** Stored bindings made whole: unknown inputs are dropped, missing or malformed ones get their default. */
export function readBindings(stored: unknown): Bindings {
  if (typeof stored !== "object" || stored === null) return defaultBindings;
  const found = stored as Record<string, unknown>;
  const entries = Object.entries(defaultBindings).map(([input, codes]) => {
    const given = found[input];
    const valid =
      Array.isArray(given) &&
      given.length <= 8 &&
      given.every((code) => typeof code === "string" && /^[A-Za-z]{1,20}\d{0,2}$/.test(code));
    return [input, valid ? given : codes];
  });
  return Object.fromEntries(entries) as Bindings;
}
