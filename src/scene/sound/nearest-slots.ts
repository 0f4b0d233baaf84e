/** Which few vehicles are heard: the nearest, each in a place of its own that it keeps as long as it may. */

/** Who has a place is taken for nearer by this factor, so that two at one distance do not take turns. */
const KEPT_SHARE = 0.8;

export interface NearestSlots {
  /** The slot in each place; -1 for none. */
  readonly places: Int32Array;
  /** Starts a new choice. */
  begin(): void;
  /** Somebody who could be heard, so many metres away. */
  offer(slot: number, awayM: number): void;
  /** Ends the choice: `places` holds the nearest of those that were offered. */
  settle(): void;
}

export function createNearestSlots(count: number): NearestSlots {
  const places = new Int32Array(count).fill(-1);
  const nearest = new Int32Array(count);
  const aways = new Float64Array(count);
  let found = 0;
  function isNear(slot: number): boolean {
    for (let at = 0; at < found; at++) if (nearest[at] === slot) return true;
    return false;
  }

  return {
    places,
    begin() {
      found = 0;
    },
    offer(slot, awayM) {
      const away = places.includes(slot) ? awayM * KEPT_SHARE : awayM;
      let at = found;
      while (at > 0 && aways[at - 1]! > away) at -= 1;
      if (at >= count) return;
      for (let later = Math.min(found, count - 1); later > at; later--) {
        nearest[later] = nearest[later - 1]!;
        aways[later] = aways[later - 1]!;
      }
      nearest[at] = slot;
      aways[at] = away;
      found = Math.min(count, found + 1);
    },
    settle() {
      for (let place = 0; place < count; place++) if (!isNear(places[place]!)) places[place] = -1;
      for (let at = 0; at < found; at++) {
        if (!places.includes(nearest[at]!)) places[places.indexOf(-1)] = nearest[at]!;
      }
    },
  };
}
