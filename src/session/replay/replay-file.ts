import { dateTime } from "#protocol/date-time.ts";
import { roomAddress } from "#protocol/jid.ts";
import { NS } from "#protocol/namespaces.ts";
import {
  MAX_REPLAY_LENGTH,
  MAX_ROOM_LENGTH,
  type Replay,
  type ReplayHeader,
} from "#session/replay/replay.ts";
import { jsonOf, MAX_LINE_LENGTH, parseLine } from "#session/replay/replay-line.ts";

/** What the first line of a `.battle` file says that it is; the file is gzip over lines of JSON. */
const FORMAT = "bosworth-battle";
const VERSION = 1;
/** The largest file that is read, bytes; and the most text that may come out of it, UTF-16 units. */
const MAX_FILE_BYTES = 16 * 1024 * 1024;
const MAX_TEXT_LENGTH = MAX_REPLAY_LENGTH + 1024 * 1024;
const MAX_LINES = 1_000_000;

/** Why a file can't be played. */
export type ReplayFault =
  /** It is no file of this format, or not whole. */
  | "not-a-replay"
  /** A line in it is not what it should be. */
  | "damaged"
  | "too-big"
  /** Made by a later version of the page. */
  | "newer"
  /** Of another game. */
  | "other-game"
  /** Nothing happens in it. */
  | "empty";

export type ReplayRead =
  | { readonly ok: true; readonly replay: Replay }
  | { readonly ok: false; readonly fault: ReplayFault };

/** The replay as a file. */
export function packReplay({ header, lines }: Replay): Promise<Blob> {
  const { dateMs, ...rest } = header;
  const first = { format: FORMAT, version: VERSION, ...rest, date: dateTime.format(dateMs) };
  const text = new Blob([[JSON.stringify(first), ...lines].join("\n"), "\n"]);
  return new Response(text.stream().pipeThrough(new CompressionStream("gzip"))).blob();
}

/** A name for the file: the room and when it was, such as `bosworth-field-2026-08-22-1430.battle`. */
export function replayFileName({ room, dateMs }: ReplayHeader): string {
  const place = room
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-+|-+$/gu, "")
    .slice(0, 60);
  const time = dateTime.format(dateMs).slice(0, 16).replace("T", "-").replace(":", "");
  return `${place === "" ? "battle" : place}-${time}.battle`;
}

/** Reads a file that anybody may have made: bounded in size, also when it is unpacked, and each line checked. */
export async function readReplay(file: Blob): Promise<ReplayRead> {
  if (file.size > MAX_FILE_BYTES) return { ok: false, fault: "too-big" };
  const reader = createLineReader();
  try {
    const text = file
      .stream()
      .pipeThrough(new DecompressionStream("gzip"))
      .pipeThrough(new TextDecoderStream("utf-8", { fatal: true }));
    const parts = text.getReader();
    for (let part = await parts.read(); !part.done; part = await parts.read()) {
      const fault = reader.take(part.value);
      if (fault === undefined) continue;
      await parts.cancel();
      return { ok: false, fault };
    }
  } catch {
    return { ok: false, fault: "not-a-replay" };
  }
  return reader.end();
}

function createLineReader() {
  const lines: string[] = [];
  let header: ReplayHeader | undefined;
  let rest = "";
  let length = 0;
  let lastMs = 0;

  function takeLine(line: string): ReplayFault | undefined {
    if (header === undefined) {
      const read = readHeader(line);
      if (typeof read === "string") return read;
      header = read;
      return undefined;
    }
    const parsed = parseLine(line);
    if (parsed === undefined || parsed.atMs < lastMs || lines.length >= MAX_LINES) return "damaged";
    const from = parsed.stanza.attrs["from"] ?? "";
    if (from !== header.address && !from.startsWith(`${header.address}/`)) return "damaged";
    lastMs = parsed.atMs;
    lines.push(line);
    return undefined;
  }

  return {
    take(part: string): ReplayFault | undefined {
      length += part.length;
      if (length > MAX_TEXT_LENGTH) return "too-big";
      const parts = (rest + part).split("\n");
      rest = parts.pop() ?? "";
      if (rest.length > MAX_LINE_LENGTH) return header === undefined ? "not-a-replay" : "damaged";
      for (const line of parts) {
        const fault = takeLine(line);
        if (fault !== undefined) return fault;
      }
      return undefined;
    },
    end(): ReplayRead {
      const fault = rest === "" ? undefined : takeLine(rest);
      if (fault !== undefined) return { ok: false, fault };
      if (header === undefined) return { ok: false, fault: "not-a-replay" };
      if (lines.length === 0) return { ok: false, fault: "empty" };
      return { ok: true, replay: { header, lines, durationMs: lastMs } };
    },
  };
}

function readHeader(line: string): ReplayHeader | ReplayFault {
  const read = jsonOf(line);
  if (typeof read !== "object" || read === null) return "not-a-replay";
  const { format, version, room, address, game, date, isRefereed, isCut } = read as Record<string, unknown>;
  if (format !== FORMAT || typeof version !== "number") return "not-a-replay";
  if (version > VERSION) return "newer";
  if (typeof room !== "string" || room.length > MAX_ROOM_LENGTH || typeof address !== "string")
    return "damaged";
  const at = typeof date === "string" ? dateTime.parse(date) : undefined;
  if (roomAddress(address) !== address || at?.ok !== true) return "damaged";
  if (game !== NS.dga) return "other-game";
  return {
    room,
    address,
    game,
    dateMs: at.value,
    isRefereed: isRefereed !== false,
    isCut: isCut === true,
  };
}
