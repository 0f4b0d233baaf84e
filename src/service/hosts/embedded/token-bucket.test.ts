import { expect, test } from "vitest";
import { createAddressLimiter } from "#service/hosts/embedded/address-limiter.ts";
import { createTokenBucket } from "#service/hosts/embedded/token-bucket.ts";

test("the burst passes at once, then the rate holds", () => {
  const bucket = createTokenBucket(10, 3, 0);
  expect([1, 2, 3].map(() => bucket.take(1, 0))).toEqual([0, 0, 0]);
  expect(bucket.take(1, 0)).toBe(100);
  expect(bucket.take(1, 99)).toBeGreaterThan(0);
  expect(bucket.take(1, 100)).toBe(0);
});

test("a long pause fills no more than the burst", () => {
  const bucket = createTokenBucket(10, 2, 0);
  bucket.take(2, 0);
  expect(bucket.take(2, 3_600_000)).toBe(0);
  expect(bucket.take(1, 3_600_000)).toBe(100);
});

test("what costs more than the bucket holds passes when it is full", () => {
  const bucket = createTokenBucket(10, 2, 0);
  expect(bucket.take(50, 0)).toBe(0);
  expect(bucket.take(1, 0)).toBe(100);
});

test("a clock that is set back takes no tokens away", () => {
  const bucket = createTokenBucket(10, 2, 10_000);
  expect(bucket.take(1, 5_000)).toBe(0);
  expect(bucket.take(1, 5_000)).toBe(0);
});

test("each address has its own allowance, and it comes back", () => {
  const limiter = createAddressLimiter(1, 1);
  expect(limiter.allow("192.0.2.1", 0)).toBe(true);
  expect(limiter.allow("192.0.2.1", 0)).toBe(false);
  expect(limiter.allow("192.0.2.2", 0)).toBe(true);
  expect(limiter.allow("192.0.2.1", 1_000)).toBe(true);
});
