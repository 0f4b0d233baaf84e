/** What the match screen and the drawn battlefield in it tell each other. */

/** What the camera does; through the gun sight it looks by itself, as long as the player holds the sight. */
export type CameraChoice =
  | { readonly kind: "chase" }
  | { readonly kind: "follow"; readonly slot: number }
  | { readonly kind: "free" }
  | { readonly kind: "top" };

/** What happens once a press, whatever device it comes from. */
export type BattleAction =
  | "repair"
  | "ammo1"
  | "ammo2"
  | "ammo3"
  | "map"
  | "scoreboard"
  | "scoreboard-end"
  | "chat"
  | "menu"
  | "follow-next"
  | "follow-previous"
  | "free"
  | "top"
  | "mute";

/** Buttons on the screen that act as long as they are down: the trigger while it is pressed, the sight until it is pressed again. */
export type HeldButton = "fire" | "sight";

/** Where a character's name belongs, in CSS pixels from the battlefield's upper left corner. */
export type NamePlace = {
  readonly slot: number;
  readonly x: number;
  readonly y: number;
  readonly distanceM: number;
  readonly visible: boolean;
};

/** One frame of the battlefield; the same object every time, to be read at once and not kept. */
export type BattleFrame = {
  /** The clock that the battle runs by, milliseconds: the page's steady clock, in a replay the player's own. */
  nowMs: number;
  /** The page's steady clock, milliseconds: how often something is written or measured goes by it. */
  pageMs: number;
  /** Where the player aims: counter-clockwise from +z, and upwards. Radians. */
  aimYawRad: number;
  aimPitchRad: number;
  /** The camera's place, world metres. */
  eyeX: number;
  eyeZ: number;
  /** Where the gun itself points, as the aim; 0 when there is no gun. */
  gunYawRad: number;
  gunPitchRad: number;
  /** From the gun to the point aimed at, metres; 0 when there is no gun. */
  rangeM: number;
  /** How far away something stops a shell on its way to that point, metres; 0 when nothing does. */
  blockedM: number;
  /** The angle between where the gun points and where it is to point, radians; 0 when there is no gun. */
  gunOffRad: number;
  /** The slot of the enemy that the gun is laid on; -1 for none. */
  laidOn: number;
  isSighting: boolean;
  /** Magnification of the sight; 1 without. */
  zoom: number;
  /** The battlefield has taken the mouse: it aims. */
  isMouseAimed: boolean;
  /** The first `nameCount` entries are places of names. */
  names: readonly NamePlace[];
  nameCount: number;
  /** Mean time between two frames, milliseconds. */
  intervalMs: number;
  /** Thumbs on the screen, to be drawn. */
  readonly thumbs: { readonly left: Thumb; readonly right: Thumb };
};

export type Thumb = {
  readonly active: boolean;
  readonly originX: number;
  readonly originY: number;
  readonly x: number;
  readonly y: number;
};

/** What the screen asks of the battlefield while both are there. */
export interface BattlefieldHandle {
  focus(): void;
  /** Gives a locked mouse back, so that something else can be clicked. */
  releasePointer(): void;
  press(button: HeldButton): void;
  release(button: HeldButton): void;
  /** The thumb that presses a button aims from there, until it is lifted. */
  aimBy(thumb: PointerEvent): void;
}

/** The battlefield's props: the canvas fills the window, the HUD lies over it. */
export type BattlefieldSlot = {
  /** The region's name. */
  readonly label: string;
  readonly camera: CameraChoice;
  /** Keys, mouse, sticks and pads drive; off while a dialog is open. */
  readonly isControlled: boolean;
  /** The own vehicle is driven; otherwise one watches. */
  readonly isDriving: boolean;
  readonly onAction: (action: BattleAction) => void;
  /** A tank on the map was clicked or tapped. */
  readonly onPick: (slot: number) => void;
  /** Once each animation frame, after the drive and the drawing. Must not allocate or touch React. */
  readonly onFrame: (frame: BattleFrame) => void;
  /** The battlefield is there (the handle) or goes (undefined). */
  readonly onHandle: (handle: BattlefieldHandle | undefined) => void;
};
