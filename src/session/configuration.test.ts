import { describe, expect, it } from "vitest";
import { serialize } from "#xml/serialize.ts";
import { createClientStage, enterAsKing, ROOM } from "#testing/client-stage.ts";

const OWNER = "http://jabber.org/protocol/mmog#owner";
const DGA = "http://jabber.org/protocol/mmog/dga";
const form = (type: string, field: string) =>
  `<x xmlns='jabber:x:data' type='form'><field var='FORM_TYPE' type='hidden'><value>${type}</value></field>${field}</x>`;
const roomForm = form(
  "http://jabber.org/protocol/mmog#matchconfig",
  "<field var='mmog#roomconfig_roomname' type='text-single'><value>england</value></field>",
);
const gameForm = form(`${DGA}#config`, "<field var='mmog/dga#config_match' type='list-single'/>");

async function configured() {
  const stage = createClientStage();
  await enterAsKing(stage);
  const forms = stage.client.configuration();
  const request = await stage.line.nextAsked(ROOM);
  request.result(
    `<query xmlns='${OWNER}'><options>${roomForm}<options xmlns='${DGA}'>${gameForm}</options></options></query>`,
  );
  return { ...stage, request, forms: await forms };
}

describe("the configuration of a room", () => {
  it("MMOG-10.1.3-1, MMOG-10.2-1, MMOG-10.1.3-9: shows the service's forms as they are, the room's and the game's (MMOG Example 182)", async () => {
    const { forms, request } = await configured();
    expect([request.type, serialize(request.payload)]).toEqual([
      "get",
      `<query xmlns='${OWNER}'><options/></query>`,
    ]);
    expect(forms.ok && forms.value.room?.fields[1]?.values).toEqual(["england"]);
    expect(forms.ok && forms.value.game?.fields[1]?.var).toBe("mmog/dga#config_match");
  });

  it("MMOG-10.1.3-4, MMOG-10.2-5: sends back what was filled in under the FORM_TYPE that it came with (E-162)", async () => {
    const { client, line } = await configured();
    const outcome = client.configure({
      room: [
        { var: "FORM_TYPE", values: ["else"] },
        { var: "mmog#roomconfig_roomname", values: ["wales"] },
      ],
      game: [{ var: "mmog/dga#config_teams", values: ["York", "Lancaster"] }],
    });
    const request = await line.nextAsked(ROOM);
    expect(serialize(request.payload)).toBe(
      `<query xmlns='${OWNER}'><options><x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE' type='hidden'><value>http://jabber.org/protocol/mmog#matchconfig</value></field><field var='mmog#roomconfig_roomname'><value>wales</value></field></x><options xmlns='${DGA}'><x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE' type='hidden'><value>${DGA}#config</value></field><field var='mmog/dga#config_teams'><value>York</value><value>Lancaster</value></field></x></options></options></query>`,
    );
    request.result();
    expect(await outcome).toEqual({ ok: true, value: undefined });
  });

  it("puts the service's words to the fields that they concern", async () => {
    const { client, line } = await configured();
    const outcome = client.configure({ game: [{ var: "mmog/dga#config_minutes", values: ["-1"] }] });
    (await line.nextAsked(ROOM)).error(
      "not-acceptable",
      `<field xmlns='${DGA}' var='mmog/dga#config_minutes'>Give a number of minutes.</field>`,
    );
    expect(await outcome).toEqual({
      ok: false,
      refusal: { code: "not-acceptable", fields: { "mmog/dga#config_minutes": "Give a number of minutes." } },
    });
  });

  it("MMOG-10-4: keeps every field that the form has, of whatever name and type", async () => {
    const stage = createClientStage();
    await enterAsKing(stage);
    const forms = stage.client.configuration();
    const odd =
      "<field var='urn:clearance' type='list-multi' label='Clearance'><option><value>top</value></option></field><field type='fixed'><value>Heed this</value></field>";
    (await stage.line.nextAsked(ROOM)).result(
      `<query xmlns='${OWNER}'><options>${form("urn:another", odd)}</options></query>`,
    );
    const answer = await forms;
    expect(answer.ok && answer.value.room?.fields.map((field) => [field.var, field.type])).toEqual([
      ["FORM_TYPE", "hidden"],
      ["urn:clearance", "list-multi"],
      [undefined, "fixed"],
    ]);
  });

  it("has no form where the room has no options (E-167)", async () => {
    const stage = createClientStage();
    await enterAsKing(stage);
    for (const query of [`<query xmlns='${OWNER}'><options/></query>`, `<query xmlns='${OWNER}'/>`]) {
      const forms = stage.client.configuration();
      (await stage.line.nextAsked(ROOM)).result(query);
      expect(await forms).toEqual({ ok: true, value: { room: undefined, game: undefined } });
    }
  });

  it("knows the password that was set here when one comes back, and only if the service took it", async () => {
    for (const isTaken of [true, false]) {
      const { client, line } = await configured();
      const secret = { var: "mmog#roomconfig_roomsecret", values: ["dieuetmondroit"] };
      const outcome = client.configure({ room: [secret] });
      const request = await line.nextAsked(ROOM);
      if (isTaken) request.result();
      else request.error("not-acceptable");
      await outcome;
      void client.enterRoom({ room: ROOM, nick: "king" });
      expect(line.sent.at(-1)?.includes("<password>dieuetmondroit</password>")).toBe(isTaken);
    }
  });

  it("MMOG-10.1.2-1: takes the defaults with an empty form inside <options>", async () => {
    const stage = createClientStage();
    await enterAsKing(stage);
    void stage.client.acceptDefaults();
    const request = await stage.line.nextAsked(ROOM);
    expect([request.type, serialize(request.payload)]).toEqual([
      "set",
      `<query xmlns='${OWNER}'><options><x xmlns='jabber:x:data' type='submit'/></options></query>`,
    ]);
  });

  it("MMOG-10.1.3-5, MMOG-10.2-5: cancels with a form of that type (MMOG Example 188)", async () => {
    const { client, line } = await configured();
    void client.cancelConfiguration();
    const request = await line.nextAsked(ROOM);
    expect(request.type).toBe("set");
    expect(serialize(request.payload)).toContain("<x xmlns='jabber:x:data' type='cancel'/>");
  });
});
