import { createStore } from "zustand/vanilla";

export type Quality = "automatic" | "lowest" | "low" | "medium" | "high";

/** What a person chose; kept on this device. */
export type Settings = {
  readonly nickname: string;
  readonly quality: Quality;
  readonly situation: boolean;
  /** How loud the battle is, 0 to 1. */
  readonly volume: number;
  readonly muted: boolean;
  readonly mouseSensitivity: number;
  readonly invertMouse: boolean;
  readonly reducedMotion: boolean | undefined;
  readonly netgraph: boolean;
  readonly console: boolean;
  /** How the line is made worse on purpose, milliseconds: see net/slowed-line.ts. */
  readonly lineDelayMs: number;
  readonly lineJitterMs: number;
  readonly lineStallMs: number;
  /** Tells friends which game is played (MMOG 6.9). */
  readonly announceGame: boolean;
  /** Answers who asks which room one is in (MMOG 6.8). */
  readonly tellRooms: boolean;
};

export const defaultSettings: Settings = {
  nickname: "",
  quality: "automatic",
  situation: false,
  volume: 0.7,
  muted: false,
  mouseSensitivity: 1,
  invertMouse: false,
  reducedMotion: undefined,
  netgraph: false,
  console: false,
  lineDelayMs: 0,
  lineJitterMs: 0,
  lineStallMs: 0,
  announceGame: false,
  tellRooms: false,
};

export function createSettingsStore(initial: Settings = defaultSettings) {
  return createStore<Settings>()(() => initial);
}

/** Whether the line is slowed down on purpose. */
export function isSlowed(settings: Settings): boolean {
  return settings.lineDelayMs + settings.lineJitterMs + settings.lineStallMs > 0;
}
