import type { Payload } from "#service/hosts/embedded/text-frame.ts";

/** One open line to a client, as the stream sees it. */
export interface Transport {
  /** The network address of the other end. */
  readonly address: string;
  /** Whether the other end is on this machine, with nothing in between. */
  readonly loopback: boolean;
  send(payload: Payload): void;
  /** Bytes that were sent but are not written yet. */
  bufferedBytes(): number;
  /** Closes after what was sent. */
  close(): void;
  /** Cuts the line now. */
  terminate(): void;
}
