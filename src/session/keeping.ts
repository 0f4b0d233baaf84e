import { roomAddress } from "#protocol/jid.ts";
import { loadRoom, ownerQuery, saveRoom } from "#protocol/mmog/owner.ts";
import type { Destruction } from "#session/client.ts";
import { command, type Context } from "#session/context.ts";
import { refused, type Outcome } from "#session/outcome.ts";

export interface Keeping {
  readonly saveRoom: () => Promise<Outcome>;
  readonly loadRoom: (room: string) => Promise<Outcome>;
  readonly destroyRoom: (destruction: Destruction) => Promise<Outcome>;
}

/** Services that know only the printed way to load answer the other one so (errata E-177). */
const ASK_OTHERWISE: readonly string[] = ["bad-request", "feature-not-implemented", "service-unavailable"];

/** MMOG 10.9, 10.10 and 10.13: an owner puts a room away, takes it out again, or ends it. */
export function createKeeping(context: Context): Keeping {
  const { room } = context.stores;
  return {
    // MMOG Example 227 (errata E-173). That we are outside then the room's presence tells.
    saveRoom: () => command(context, room.getState().jid, "set", saveRoom.encode({})),
    async loadRoom(address) {
      const to = roomAddress(address);
      if (to === undefined) return refused({ code: "jid-malformed" });
      const outcome = await command(context, to, "set", loadRoom.encode({}));
      return outcome.ok || !ASK_OTHERWISE.includes(outcome.refusal.code)
        ? outcome
        : command(context, to, "get", loadRoom.encode({}));
    },
    async destroyRoom({ venue = "", password = "", reason = "" }) {
      const own = room.getState().jid;
      const place = venue.trim() === "" ? undefined : roomAddress(venue);
      // Nobody can go to the room that is destroyed (errata E-179).
      if (venue.trim() !== "" && (place === undefined || place === own))
        return refused({
          code: "jid-malformed",
          fields: { venue: place === own ? "same-room" : "jid-malformed" },
        });
      // MMOG Example 244.
      const destroy = {
        ...(place !== undefined && { jid: place }),
        ...(reason.trim() !== "" && { reason: reason.trim() }),
        ...(place !== undefined && password !== "" && { password }),
      };
      return command(context, own, "set", ownerQuery.encode({ destroy }));
    },
  };
}
