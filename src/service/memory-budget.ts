/**
 * Memory that many share. Nobody's share is fixed: each may hold so many times what is still free for all (the
 * dynamic thresholds of Choudhury and Hahne). So one alone gets much of it, many get alike, whoever comes late
 * finds some left, and the whole is never passed.
 */
export interface MemoryBudget {
  readonly share: () => MemoryShare;
  /** What all shares hold. */
  readonly held: () => number;
}

export interface MemoryShare {
  /** Takes `size` if the share then holds at most `timesFree` times what is still free; says whether it did. */
  readonly take: (size: number, timesFree: number) => boolean;
  readonly release: (size: number) => void;
  readonly releaseAll: () => void;
}

export function createMemoryBudget(total: number): MemoryBudget {
  let held = 0;
  return {
    held: () => held,
    share() {
      let own = 0;
      const add = (size: number): void => {
        own += size;
        held += size;
      };
      return {
        take(size, timesFree) {
          const fits = own + size <= timesFree * (total - held - size);
          if (fits) add(size);
          return fits;
        },
        release: (size) => add(-size),
        releaseAll: () => add(-own),
      };
    },
  };
}
