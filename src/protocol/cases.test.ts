import { describe, expect, it } from "vitest";
import { canonicalXml } from "#testing/canonical-xml.ts";
import { loadCases, type ProtocolCase } from "#testing/case-file.ts";
import { protocolCodecs, type ProtocolCodec } from "#testing/protocol-codecs.ts";

// Throws for a case that can't be read, and then nothing in this file passes.
const cases = loadCases(`${import.meta.dirname}/cases`);

function codecOf(shown: ProtocolCase): ProtocolCodec {
  const codec = protocolCodecs[shown.codec];
  if (codec === undefined)
    throw new Error(`${shown.file}: '${shown.title}' names the codec '${shown.codec}', which isn't there.`);
  return codec;
}

const nameOf = (shown: ProtocolCase): string => `${shown.title} [${shown.proves.join(", ")}]`;

describe.each([...new Set(cases.map((shown) => shown.file))])("the cases of %s", (file) => {
  const here = cases.filter((shown) => shown.file === file);

  describe.each(here.map((shown) => [nameOf(shown), shown] as const))("%s", (_name, shown) => {
    const codec = codecOf(shown);
    const { sent } = shown;

    if (sent !== undefined)
      it("reads what is sent and sends it", () => {
        if (codec.encode === undefined) throw new Error(`The codec '${shown.codec}' sends nothing.`);
        expect(codec.decode(sent)).toStrictEqual({ ok: true, value: shown.json });
        expect(canonicalXml(codec.encode(shown.json))).toBe(canonicalXml(sent));
      });

    it.each(shown.accepted.map((element, index) => [index + 1, element] as const))(
      "reads form %i of it",
      (_index, element) => {
        expect(codec.decode(element)).toStrictEqual({ ok: true, value: shown.json });
      },
    );

    it.each(shown.refused.map((element, index) => [index + 1, element] as const))(
      "refuses form %i of it",
      (_index, element) => {
        const read = codec.decode(element);
        const refusal = read.ok ? read : read.refusal;
        expect(refusal).toMatchObject(shown.json as object);
        expect(refusal).toHaveProperty("detail", expect.stringMatching(/^.+\.$/));
      },
    );
  });
});

describe("the collection", () => {
  it.each(Object.keys(protocolCodecs))(
    "shows what the codec '%s' reads, and what it sends if it sends anything",
    (name) => {
      const shown = cases.filter((one) => one.codec === name);
      expect(shown.some((one) => one.sent !== undefined || one.accepted.length > 0)).toBe(true);
      expect(shown.some((one) => one.sent !== undefined)).toBe(protocolCodecs[name]?.encode !== undefined);
    },
  );

  it("has no two cases of one name, and every one says what it proves", () => {
    expect(new Set(cases.map(nameOf)).size).toBe(cases.length);
    expect(cases.filter((shown) => shown.proves.length === 0)).toEqual([]);
  });
});
