import type { Model } from "#game/catalogue/model.ts";
import type { OwnCharacter } from "#protocol/mmog/character.ts";

/**
 * What the own vehicle has left and how far its gun is loaded. Times are those of the match, as the referee counts
 * them: in a pause no gun loads.
 */
export interface Equipment {
  /** Another vehicle than before has all its kits and a loaded gun; going on after a pause finds it as it was. */
  readonly take: (chid: string, model: Model) => void;
  /** The service's word for one who comes back; a shot that is under way to it is not in it yet. */
  readonly hear: (character: OwnCharacter) => void;
  readonly load: (ammunition: number) => void;
  readonly isLoaded: (clockMs: number) => boolean;
  readonly fired: (clockMs: number) => void;
  readonly repaired: () => void;
  /** The id of what is loaded; '' without a gun. */
  readonly ammunition: () => string;
  /** How far the gun is loaded, 0 to 1. */
  readonly reloadShare: (clockMs: number) => number;
  readonly kits: () => number;
  readonly reset: () => void;
}

export function createEquipment(): Equipment {
  let owner = "";
  let model: Model | undefined;
  let chosen = 0;
  let loadedAtMs = 0;
  let kits: number | undefined;

  function begin(chid: string): void {
    if (chid === owner) return;
    owner = chid;
    chosen = 0;
    loadedAtMs = 0;
    kits = undefined;
  }

  const reloadMs = (): number => (model?.reloadS ?? 0) * 1000;

  return {
    take(chid, of) {
      begin(chid);
      model = of;
      kits ??= of.repairKits;
    },
    hear({ chid = owner, kits: left, loadedMs = 0 }) {
      begin(chid);
      kits = left ?? kits;
      loadedAtMs = Math.max(loadedAtMs, loadedMs);
    },
    load(ammunition) {
      if (model?.ammunition[ammunition] !== undefined) chosen = ammunition;
    },
    isLoaded: (clockMs) => clockMs >= loadedAtMs,
    fired: (clockMs) => void (loadedAtMs = clockMs + reloadMs()),
    repaired: () => void (kits = Math.max(0, (kits ?? 0) - 1)),
    ammunition: () => model?.ammunition[chosen] ?? "",
    reloadShare: (clockMs) =>
      reloadMs() > 0 ? Math.min(1, Math.max(0, 1 - (loadedAtMs - clockMs) / reloadMs())) : 1,
    kits: () => kits ?? 0,
    reset: () => begin(""),
  };
}
