import { describe, expect, it } from "vitest";
import { inLog } from "#net/traffic.ts";

describe("a frame in the stanza console", () => {
  it.each([
    [
      "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>AGtpbmcAaG9yc2U=</auth>",
      "<auth>…</auth>",
    ],
    ["<success>dj1ob3JzZQ==</success>", "<success>…</success>"],
    ["<x><password>horse</password></x>", "<x><password>…</password></x>"],
    [
      "<field var='mmog#roomconfig_roomsecret' type='text-private'><value>horse</value></field>",
      "<field var='mmog#roomconfig_roomsecret' type='text-private'><value>…</value></field>",
    ],
    [
      "<field type='text-private' var='password'>\n<value>horse</value></field>",
      "<field type='text-private' var='password'>\n<value>…</value></field>",
    ],
  ])("hides the secret of %s", (frame, shown) => {
    expect(inLog(frame)).toBe(shown);
  });

  it.each([
    "<message><body>my kingdom for a horse</body></message>",
    "<field var='subject'><value>the password</value></field>",
    "<authority>York</authority>",
  ])("shows all of %s", (frame) => {
    expect(inLog(frame)).toBe(frame);
  });
});
