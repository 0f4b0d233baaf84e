/** What one connection, and all of them together, may take from the server. */
export type HostLimits = {
  /** A frame before authentication, in bytes. */
  readonly preAuthFrameBytes: number;
  /** Time to authenticate, and again to bind, in milliseconds. */
  readonly negotiationMs: number;
  /** A frame of an authenticated client, in bytes. */
  readonly frameBytes: number;
  /** Sustained frames a second; a match takes 20 turns, and as much again for everything else. */
  readonly framesPerSecond: number;
  /** Frames at once after a quiet while. */
  readonly frameBurst: number;
  /** A frame counts as one more for each further so many bytes. */
  readonly bytesPerFrame: number;
  /** Frames that may wait for their turn before the client is sent away. */
  readonly waitingFrames: number;
  /** How long a client may be slowed down without a break, in milliseconds. */
  readonly throttledMs: number;
  /** Open connections. */
  readonly connections: number;
  /** Sessions, those waiting to be resumed included. */
  readonly sessions: number;
  /** Bytes that may wait to be written to one client. */
  readonly outgoingBytes: number;
  /** How long a lost session can be resumed, in milliseconds. */
  readonly resumeMs: number;
  /** The same when the client said that its page goes away: time enough to load it again, in milliseconds. */
  readonly reloadMs: number;
  /** Stanzas and bytes that may wait for the client's acknowledgement. */
  readonly unackedStanzas: number;
  readonly unackedBytes: number;
  /** Stanzas after which an acknowledgement is asked for at once; the rest is asked for once a second. */
  readonly ackEvery: number;
  /** Addresses that one session may have sent directed presence to. */
  readonly directedPresences: number;
  /** Failed logins on one connection. */
  readonly failedLogins: number;
  /** A connection without any sign of life is pinged after this time and dropped after twice as long, in milliseconds. */
  readonly silenceMs: number;
};

export const defaultLimits: HostLimits = {
  preAuthFrameBytes: 10_240,
  negotiationMs: 10_000,
  frameBytes: 262_144,
  framesPerSecond: 40,
  frameBurst: 200,
  bytesPerFrame: 8_192,
  waitingFrames: 2_000,
  throttledMs: 30_000,
  connections: 1_000,
  sessions: 2_000,
  outgoingBytes: 4_194_304,
  resumeMs: 60_000,
  reloadMs: 20_000,
  unackedStanzas: 2_000,
  unackedBytes: 2_097_152,
  ackEvery: 20,
  directedPresences: 256,
  failedLogins: 4,
  silenceMs: 20_000,
};
