import type { Environment } from "#net/environment.ts";

/** A list of handlers; one that throws is reported and does not keep the others from hearing. */
export interface Listeners<T> {
  readonly add: (handler: (value: T) => void) => () => void;
  readonly tell: (value: T) => void;
}

export function createListeners<T>(environment: Pick<Environment, "reportError">): Listeners<T> {
  const handlers = new Set<(value: T) => void>();
  return {
    add(handler) {
      handlers.add(handler);
      return () => void handlers.delete(handler);
    },
    tell(value) {
      for (const handler of handlers) {
        try {
          handler(value);
        } catch (error) {
          environment.reportError(error);
        }
      }
    },
  };
}
