import { common, connection, crash, notFound, notLoaded } from "./en/common.ts";
import { errors } from "./en/errors.ts";
import { form } from "./en/form.ts";
import { lobby } from "./en/lobby.ts";
import { signIn } from "./en/sign-in.ts";

/** The texts that are there as soon as the page starts: all that is needed on the way to the lobby. */
export const first = { common, connection, notFound, notLoaded, crash, signIn, lobby, form, errors } as const;
