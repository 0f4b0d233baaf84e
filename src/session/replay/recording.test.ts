import { describe, expect, it } from "vitest";
import { createRecording } from "#session/replay/recording.ts";
import type { Context } from "#session/context.ts";
import type { RoomDraft } from "#session/room-draft.ts";
import type { Envelope } from "#protocol/envelope.ts";
import { createStores } from "#store/stores.ts";
import { ROOM } from "#testing/client-stage.ts";

/** A recording of a match whose room says a turn every 100 ms. */
function recorder(mostLength: number) {
  const stores = createStores();
  let nowMs = 0;
  const context = { stores, nowMs: () => nowMs, dateMs: () => 0 } as Context;
  const draft = { jid: ROOM, occupants: new Map() } as unknown as RoomDraft;
  const recording = createRecording(context, draft, () => true, mostLength);
  const turn: Envelope = {
    kind: "message",
    from: `${ROOM}/earl1`,
    bare: ROOM,
    resource: "earl1",
    type: "groupchat",
    id: "1",
    stanza: { name: "message", attrs: {}, children: [{ name: "turn", attrs: {}, children: [] }] },
  };
  return {
    recording,
    turns: (count: number) => {
      stores.match.setState({ phase: "active" });
      for (let index = 0; index < count; index += 1) {
        nowMs += 100;
        recording.heard(turn);
      }
    },
    end: () => {
      stores.match.setState({ phase: "inactive" });
      recording.heard(turn);
      return recording.replay();
    },
  };
}

describe("a recording", () => {
  it("that is full keeps what it has, takes no more, and says so", () => {
    const { turns, end } = recorder(1_000);
    turns(100);
    const replay = end();
    expect(replay?.header.isCut).toBe(true);
    expect(replay?.lines.join("").length).toBeLessThanOrEqual(1_000);
    expect(replay?.lines[0]).toMatch(/^\[0,/u);
    expect(replay?.durationMs).toBe(100 * ((replay?.lines.length ?? 0) - 1));
  });

  it("that is not full holds everything", () => {
    const { turns, end } = recorder(100_000);
    turns(100);
    expect(end()).toMatchObject({ header: { isCut: false }, durationMs: 9_900 });
  });

  it("begins anew with the next match, and forgets one that was left", () => {
    const { recording, turns, end } = recorder(100_000);
    turns(100);
    recording.stop();
    turns(3);
    expect(recording.replay()).toBeUndefined();
    expect(end()?.lines).toHaveLength(4);
    turns(1);
    expect(recording.replay()).toBeUndefined();
  });
});
