/** What a line that was typed asks for (MMOG 18.2.1). */
export type Command =
  | { readonly kind: "say"; readonly text: string }
  | { readonly kind: "nick"; readonly nick: string }
  | { readonly kind: "topic"; readonly text: string }
  | { readonly kind: "msg"; readonly nick: string; readonly text: string }
  | { readonly kind: "kick" | "ban"; readonly nick: string; readonly reason: string }
  | { readonly kind: "mute" | "unmute"; readonly nick: string }
  | { readonly kind: "invite"; readonly jid: string; readonly reason: string }
  | { readonly kind: "join"; readonly room: string }
  | { readonly kind: "part"; readonly farewell: string }
  | { readonly kind: "help" }
  | { readonly kind: "incomplete" | "unknown"; readonly name: string };

/**
 * Reads a line. Nicknames may hold spaces: the longest of those who are here that the words begin with is
 * meant, or what stands in quotes; otherwise the first word. `//` begins a message with a slash.
 */
export function readCommand(line: string, nicks: Iterable<string>): Command {
  if (!line.startsWith("/") || line.startsWith("/me ")) return { kind: "say", text: line };
  if (line.startsWith("//")) return { kind: "say", text: line.slice(1) };
  const [word, rest] = split(line.slice(1));
  const name = word.toLowerCase();
  const incomplete: Command = { kind: "incomplete", name };
  switch (name) {
    case "help":
      return { kind: "help" };
    case "part":
      return { kind: "part", farewell: rest };
    case "topic":
      return rest === "" ? incomplete : { kind: "topic", text: rest };
    case "nick":
      return rest === "" ? incomplete : { kind: "nick", nick: unquoted(rest) };
    case "join":
      return rest === "" ? incomplete : { kind: "join", room: split(rest)[0] };
    case "invite": {
      const [jid, reason] = split(rest);
      return jid === "" ? incomplete : { kind: "invite", jid, reason };
    }
    case "msg": {
      const [nick, text] = splitNick(rest, nicks);
      return nick === "" || text === "" ? incomplete : { kind: "msg", nick, text };
    }
    case "kick":
    case "ban": {
      const [nick, reason] = splitNick(rest, nicks);
      return nick === "" ? incomplete : { kind: name, nick, reason };
    }
    case "mute":
    case "unmute":
      return rest === "" ? incomplete : { kind: name, nick: unquoted(rest) };
    case "me":
      return incomplete;
    default:
      return { kind: "unknown", name };
  }
}

function split(text: string): [first: string, rest: string] {
  const trimmed = text.trimStart();
  const end = trimmed.search(/\s/u);
  return end < 0 ? [trimmed, ""] : [trimmed.slice(0, end), trimmed.slice(end).trim()];
}

function splitNick(text: string, nicks: Iterable<string>): [nick: string, rest: string] {
  const trimmed = text.trim();
  const end = trimmed.startsWith('"') ? trimmed.indexOf('"', 1) : -1;
  if (end > 0) return [trimmed.slice(1, end), trimmed.slice(end + 1).trim()];
  let longest = "";
  for (const nick of nicks) {
    const isMeant = trimmed === nick || trimmed.startsWith(`${nick} `);
    if (isMeant && nick.length > longest.length) longest = nick;
  }
  return longest === "" ? split(trimmed) : [longest, trimmed.slice(longest.length).trim()];
}

function unquoted(text: string): string {
  return text.length > 2 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
}
