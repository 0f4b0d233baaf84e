import type { Client } from "#session/client.ts";
import type { Command } from "./commands.ts";

/** What a command came to: done, a refusal of an operation, or a sentence of the chat's own. */
export type CommandResult =
  | { readonly kind: "done" }
  | { readonly kind: "refused"; readonly operation: Operation; readonly code: string }
  | {
      readonly kind: "told";
      readonly key: "help" | "unknown" | "incomplete" | "nobody";
      readonly name: string;
    };
type Operation = "chat" | "whisper" | "nick" | "subject" | "manage" | "invite";

/** Where one goes by a command. */
export type Ways = {
  readonly onJoin: (room: string) => void;
  readonly onPart: () => void;
};

const done: CommandResult = { kind: "done" };

/** Does what a line asks for; what is merely said goes to the talk that is chosen. */
export async function runCommand(
  client: Client,
  command: Command,
  place: string,
  ways: Ways,
): Promise<CommandResult> {
  const { room } = client.stores;
  switch (command.kind) {
    case "say": {
      const outcome = place === "" ? client.say(command.text) : client.whisper(place, command.text);
      return resultOf(outcome, place === "" ? "chat" : "whisper");
    }
    case "msg": {
      const outcome = client.whisper(command.nick, command.text);
      if (outcome.ok) client.showTalk(command.nick);
      return resultOf(outcome, "whisper");
    }
    case "nick":
      return resultOf(await client.changeNick(command.nick), "nick");
    case "topic":
      return resultOf(client.setSubject(command.text), "subject");
    case "mute":
      if (!room.getState().occupants.has(command.nick))
        return { kind: "told", key: "nobody", name: command.nick };
      client.mute(command.nick);
      return done;
    case "unmute":
      client.unmute(command.nick);
      return done;
    case "join":
      ways.onJoin(command.room);
      return done;
    case "part":
      // First the farewell: going elsewhere is leaving, too.
      void client.leaveRoom(command.farewell);
      ways.onPart();
      return done;
    case "help":
      return { kind: "told", key: "help", name: "" };
    case "incomplete":
    case "unknown":
      return { kind: "told", key: command.kind, name: command.name };
    case "kick": {
      const { nick, reason } = command;
      return resultOf(
        await client.changeRoles([{ nick, role: "none", ...(reason !== "" && { reason }) }]),
        "manage",
      );
    }
    case "ban": {
      const { nick, reason } = command;
      const jid = room.getState().occupants.get(nick)?.jid?.split("/", 1)[0];
      const whose = jid === undefined ? { nick } : { jid };
      return resultOf(
        await client.changeAffiliations([
          { ...whose, affiliation: "outcast", ...(reason !== "" && { reason }) },
        ]),
        "manage",
      );
    }
    case "invite":
      return resultOf(await client.invite([command.jid], command.reason), "invite");
  }
}

function resultOf(
  outcome: { readonly ok: true } | { readonly ok: false; readonly refusal: { readonly code: string } },
  operation: Operation,
): CommandResult {
  return outcome.ok ? done : { kind: "refused", operation, code: outcome.refusal.code };
}
