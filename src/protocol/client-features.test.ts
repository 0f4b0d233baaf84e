import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { CLIENT_CAPS, CLIENT_FEATURES, CLIENT_IDENTITY } from "#protocol/client-features.ts";

it("the capabilities that presences name are the hash of what the client answers (XEP-0115, 5.1)", () => {
  const { category, type, name } = CLIENT_IDENTITY;
  const text = [`${category}/${type}//${name}`, ...CLIENT_FEATURES].map((part) => `${part}<`).join("");
  expect(CLIENT_CAPS.attrs).toMatchObject({
    hash: "sha-1",
    ver: createHash("sha1").update(text).digest("base64"),
  });
});
