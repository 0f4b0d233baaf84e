import { describe, expect, it } from "vitest";
import { serialize, serializeForMany } from "#xml/serialize.ts";
import { message } from "#protocol/stanza.ts";
import { el, withAttrs } from "#xml/element.ts";
import {
  AddressedStanza,
  encodeAddress,
  encodeForMany,
  frameOf,
  mostFrameBytes,
  type Payload,
  writeFrame,
} from "#service/hosts/embedded/text-frame.ts";

const say = (text: string) =>
  message({ from: "bosworth@games.localhost", type: "groupchat" }, el("body", {}, text));
const addresses = ["king@localhost/tent", "d'artois@localhost/<&>", "königin@localhost/♛"];

/** The frame as it stands in the middle of others. */
function written(payload: Payload): Buffer {
  const into = Buffer.alloc(mostFrameBytes(payload) + 8, 0x2a);
  const end = 3 + writeFrame(into, 3, payload);
  expect([...into.subarray(0, 3), ...into.subarray(end)].every((byte) => byte === 0x2a)).toBe(true);
  return into.subarray(3, end);
}

describe("a stanza for many", () => {
  it.each([0, 1, 13, 14, 15, 16, 17, 18, 30, 31, 32, 33, 600, 16_000])(
    "is the same frame as one that was made for each, with %i units of text",
    (length) => {
      for (const unit of ["x", "€", "&"]) {
        const stanza = say(unit.repeat(length));
        const forMany = encodeForMany(stanza);
        for (const to of addresses) {
          const text = serializeForMany(stanza)(to);
          const payload = new AddressedStanza(forMany, encodeAddress(to));
          expect(payload.length).toBe(Buffer.byteLength(text));
          expect(frameOf(payload)).toEqual(frameOf(text));
          if (payload.length <= 0xffff) expect(written(payload)).toEqual(frameOf(text));
        }
      }
    },
  );

  it("says to whom it goes instead of whom it went to", () => {
    const forMany = encodeForMany(withAttrs(say("on"), { to: "queen@localhost" }));
    const frame = frameOf(new AddressedStanza(forMany, encodeAddress("king@localhost")));
    expect(frame.toString()).not.toContain("queen");
    expect(frame.toString()).toContain("to='king@localhost'");
  });
});

describe("a frame", () => {
  it.each([0, 125, 126, 65_535])("carries its length with %i bytes", (length) => {
    const text = "x".repeat(length);
    expect(written(text)).toEqual(frameOf(text));
    expect(
      frameOf(text)
        .subarray(-length || Infinity)
        .toString(),
    ).toBe(length === 0 ? "" : text);
  });

  it("of more than 64 KiB takes eight bytes for its length", () => {
    const frame = frameOf(serialize(say("x".repeat(70_000))));
    expect(frame[1]).toBe(127);
    expect(frame.readBigUInt64BE(2)).toBe(BigInt(frame.length - 10));
  });
});
