import { createTokenBucket, type TokenBucket } from "#service/hosts/embedded/token-bucket.ts";

/** Limits what one network address may do often, such as guessing passwords. Remembers a bounded number of them. */
export interface AddressLimiter {
  /** Whether the address may do it once more now. */
  allow(address: string, nowMs: number): boolean;
}

const maxAddresses = 10_000;

export function createAddressLimiter(perSecond: number, burst: number): AddressLimiter {
  const buckets = new Map<string, TokenBucket>();
  return {
    allow(address, nowMs) {
      const bucket = buckets.get(address) ?? createTokenBucket(perSecond, burst, nowMs);
      // The address seen longest ago is forgotten first: a Map keeps the order of insertion.
      buckets.delete(address);
      buckets.set(address, bucket);
      const oldest = buckets.keys().next().value;
      if (buckets.size > maxAddresses && oldest !== undefined) buckets.delete(oldest);
      return bucket.take(1, nowMs) === 0;
    },
  };
}
