import { constants, createDeflateRaw } from "node:zlib";
import type { Told } from "./contestant.ts";

/** What ends every sync flush, and is left out of a frame (RFC 7692, 7.2.1). */
const tailBytes = 4;

/** Bytes of the messages on a line with permessage-deflate and context takeover: one stream, flushed at each message. */
export async function deflatedBytes(told: readonly Told[]): Promise<number> {
  const stream = createDeflateRaw();
  let bytes = 0;
  stream.on("data", (chunk: Buffer) => (bytes += chunk.length));
  for (const message of told) {
    stream.write(message.bytes);
    await new Promise<void>((resolve) => stream.flush(constants.Z_SYNC_FLUSH, resolve));
    bytes -= tailBytes;
  }
  stream.destroy();
  return bytes;
}
