import { battle, results } from "./en/battle.ts";
import { common, connection, crash, notFound } from "./en/common.ts";
import { errors } from "./en/errors.ts";
import { lobby } from "./en/lobby.ts";
import { departure, room } from "./en/room.ts";
import { form, settings } from "./en/settings.ts";
import { signIn } from "./en/sign-in.ts";

/** British English: the first language, and the list of keys for all others. One part a screen. */
export const en = {
  common,
  connection,
  notFound,
  crash,
  signIn,
  lobby,
  room,
  departure,
  battle,
  results,
  settings,
  form,
  errors,
} as const;
