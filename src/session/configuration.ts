import { ownerQuery } from "#protocol/mmog/owner.ts";
import type { ConfigurationForms, ConfigurationValues } from "#session/client.ts";
import { ask, command, type Context } from "#session/context.ts";
import { emptyForm, fillIn, typeOf } from "#session/forms.ts";
import { done, got, type Outcome } from "#session/outcome.ts";

export interface Configuration {
  readonly configuration: () => Promise<Outcome<ConfigurationForms>>;
  readonly configure: (values: ConfigurationValues) => Promise<Outcome>;
  readonly acceptDefaults: () => Promise<Outcome>;
  readonly cancelConfiguration: () => Promise<Outcome>;
}

export type ConfigurationEvents = {
  readonly onOpened: () => void;
  /** Whoever sets a password needn't type it again to come back. */
  readonly onPassword: (password: string) => void;
};

/** MMOG Example 184. */
const PASSWORD_FIELD = "mmog#roomconfig_roomsecret";

/** MMOG 10.1 and 10.2: the room's forms, shown as they come and sent back with what was filled in. */
export function createConfiguration(context: Context, events: ConfigurationEvents): Configuration {
  const { room } = context.stores;
  let forms: ConfigurationForms = { room: undefined, game: undefined };

  /** A room that was locked is open once its owner is done with the form (MMOG 10.1.1). */
  function opened(outcome: Outcome): Outcome {
    if (!outcome.ok) return outcome;
    if (room.getState().phase === "locked") room.setState({ phase: "inside" });
    events.onOpened();
    return done();
  }

  function set(query: Parameters<typeof ownerQuery.encode>[0]): Promise<Outcome> {
    return command(context, room.getState().jid, "set", ownerQuery.encode(query));
  }

  return {
    async configuration() {
      // MMOG Example 181.
      const answer = await ask(
        context,
        room.getState().jid,
        "get",
        ownerQuery.encode({ forms: {} }),
        ownerQuery,
      );
      if (!answer.ok) return answer;
      forms = { room: answer.value.forms?.room, game: answer.value.forms?.game };
      return got(forms);
    },
    async configure(values) {
      // MMOG Examples 184 and 185: the FORM_TYPE of each form goes back as it came (errata E-162).
      const filled = {
        ...(values.room && { room: fillIn(values.room, typeOf(forms.room)) }),
        ...(values.game && { game: fillIn(values.game, typeOf(forms.game)) }),
      };
      const outcome = await set({ forms: filled });
      const password = values.room?.find((field) => field.var === PASSWORD_FIELD)?.values[0] ?? "";
      if (outcome.ok && password !== "") events.onPassword(password);
      return opened(outcome);
    },
    async acceptDefaults() {
      // MMOG 10.1.2, Example 180.
      return opened(await set({ forms: { room: emptyForm("submit") } }));
    },
    async cancelConfiguration() {
      // MMOG 10.1.3, Example 188: a locked room is destroyed by this, which its presences tell.
      const outcome = await set({ forms: { room: emptyForm("cancel") } });
      return outcome.ok ? done() : outcome;
    },
  };
}
