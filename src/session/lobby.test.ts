import { describe, expect, it } from "vitest";
import { serialize } from "#xml/serialize.ts";
import type { FieldValues } from "#session/client.ts";
import { createClientStage, signIn } from "#testing/client-stage.ts";

const SERVICE = "games.shakespeare.lit";
const items = (inside: string) => `<query xmlns='http://jabber.org/protocol/disco#items'>${inside}</query>`;
const info = (inside: string) => `<query xmlns='http://jabber.org/protocol/disco#info'>${inside}</query>`;
const features = (...names: readonly string[]) => names.map((name) => `<feature var='${name}'/>`).join("");
const set = (last: string, count: number) =>
  `<set xmlns='http://jabber.org/protocol/rsm'><last>${last}</last><count>${count}</count></set>`;

function online() {
  const stage = createClientStage();
  signIn(stage);
  return stage;
}

describe("the lobby", () => {
  it("MMOG-6.3-1, MMOG-6.5-8: lists the rooms and then what each says of itself", async () => {
    const { client, line, stores } = online();
    const outcome = client.refreshRooms();
    expect(stores.lobby.getState().phase).toBe("loading");
    (await line.nextAsked(SERVICE)).result(items(`<item jid='bosworth@${SERVICE}' name='Bosworth Field'/>`));
    const asked = await line.nextAsked(`bosworth@${SERVICE}`);
    expect(stores.lobby.getState().rooms).toEqual([{ jid: `bosworth@${SERVICE}`, name: "Bosworth Field" }]);
    asked.result(
      info(
        `${features("http://jabber.org/protocol/mmog/dga", "mmog_unsecured", "mmog_open", "mmog_nonanonymous")}
         <x xmlns='jabber:x:data' type='result'>
           <field var='FORM_TYPE' type='hidden'><value>http://jabber.org/protocol/mmog#roominfo</value></field>
           <field var='mmog#roominfo_occupants'><value>3</value></field>
           <field var='mmog#match_players'><value>2</value></field>
           <field var='mmog#match_places'><value>10</value></field>
           <field var='mmog#roomconfig_enablelogging'><value>0</value></field>
           <field var='mmog#roominfo_description'/>
           <field var='mmog#roominfo_weather'><value>rain</value></field>
         </x>`,
      ),
    );
    expect((await outcome).ok).toBe(true);
    expect(stores.lobby.getState()).toMatchObject({ phase: "ready", more: false, total: 1 });
    expect(stores.lobby.getState().rooms).toEqual([
      {
        jid: `bosworth@${SERVICE}`,
        name: "Bosworth Field",
        game: "http://jabber.org/protocol/mmog/dga",
        occupants: 3,
        players: 2,
        freePlaces: 8,
        passwordProtected: false,
        membersOnly: false,
        anonymity: "non",
        logged: false,
      },
    ]);
  });

  it("MMOG-16.5-1, MMOG-16.5-5: reads what a room's form about it tells (MMOG Example 14)", async () => {
    const { client, line } = online();
    const outcome = client.roomInfo(`england@${SERVICE}`);
    const field = (name: string, label: string, ...values: readonly string[]) =>
      `<field var='mmog#${name}'><label>${label}</label>${values.map((value) => `<value>${value}</value>`).join("")}</field>`;
    (await line.nextAsked(`england@${SERVICE}`)).result(
      info(
        `${features("mmog_passwordprotected", "mmog_open", "mmog_unmoderated", "mmog_nonanonymous")}
         <x xmlns='jabber:x:data' type='result'>
           <field var='FORM_TYPE' type='hidden'><value>http://jabber.org/protocol/mmog#roominfo</value></field>
           ${field("roominfo_description", "Description", "The House of York!")}
           ${field("roominfo_changesubject", "Occupants May Change the Subject", "true")}
           ${field("roominfo_contactjid", "Contact Addresses", "richardiii@shakespeare.lit")}
           ${field("roominfo_subject", "Current Battle Topic", "Fights")}
           ${field("roominfo_occupants", "Number of occupants", "3")}
           ${field("roominfo_ldapgroup", "Associated LDAP Group", "cn=roses,dc=shakespeare,dc=lit")}
           ${field("roominfo_lang", "Language of discussion", "en")}
           ${field("roominfo_logs", "URL for discussion logs", "http://www.shakespeare.lit/gamelogs/england/")}
           ${field("maxhistoryfetch", "Maximum Number of History Messages Returned by Room")}
         </x>`,
      ),
    );
    expect(await outcome).toEqual({
      ok: true,
      value: {
        jid: `england@${SERVICE}`,
        name: "england",
        description: "The House of York!",
        subject: "Fights",
        occupants: 3,
        passwordProtected: true,
        membersOnly: false,
        moderated: false,
        anonymity: "non",
        logged: true,
        contacts: ["richardiii@shakespeare.lit"],
      },
    });
  });

  it("takes features of the older protocols, and knows nothing of a pair that is missing (E-006)", async () => {
    const { client, line } = online();
    const outcome = client.roomInfo(`england@${SERVICE}`);
    (await line.nextAsked(`england@${SERVICE}`)).result(
      info(features("muc_passwordprotected", "mug_moderated", "mmog_semianonymous")),
    );
    expect(await outcome).toEqual({
      ok: true,
      value: {
        jid: `england@${SERVICE}`,
        name: "england",
        passwordProtected: true,
        moderated: true,
        anonymity: "semi",
      },
    });
  });

  it("MMOG-6.3-5: pages on from the last room and ends where a page brings nothing new", async () => {
    const { client, line, stores } = online();
    const first = client.refreshRooms();
    (await line.nextAsked(SERVICE)).result(items(`<item jid='a@${SERVICE}'/>${set("cursor-a", 2)}`));
    (await line.nextAsked(`a@${SERVICE}`)).error("item-not-found");
    await first;
    expect(stores.lobby.getState()).toMatchObject({ more: true, total: 2 });
    const second = client.moreRooms();
    const request = await line.nextAsked(SERVICE);
    expect(serialize(request.payload)).toContain("<after>cursor-a</after>");
    request.result(items(`<item jid='a@${SERVICE}'/>${set("cursor-a", 2)}`));
    await second;
    expect(stores.lobby.getState()).toMatchObject({ more: false, phase: "ready" });
    expect(stores.lobby.getState().rooms).toHaveLength(1);
  });

  it("asks at most six rooms at a time", async () => {
    const { client, line, settle } = online();
    void client.refreshRooms();
    const rooms = Array.from({ length: 20 }, (_, index) => `<item jid='r${index}@${SERVICE}'/>`).join("");
    (await line.nextAsked(SERVICE)).result(items(rooms));
    await settle();
    expect(line.asked).toHaveLength(6);
    line.asked.shift()?.silence();
    await settle();
    expect(line.asked).toHaveLength(6);
  });

  it("throws away what an older refresh brings", async () => {
    const { client, line, stores } = online();
    const old = client.refreshRooms();
    const asked = await line.nextAsked(SERVICE);
    const fresh = client.refreshRooms();
    asked.result(items(`<item jid='old@${SERVICE}'/>`));
    expect(await old).toEqual({ ok: false, refusal: { code: "superseded" } });
    (await line.nextAsked(SERVICE)).result(items(""));
    await fresh;
    expect(stores.lobby.getState()).toMatchObject({ phase: "ready", rooms: [] });
  });

  it("says that there is no service, and notes an answer that it can't read", async () => {
    const { client, line, stores, frame } = online();
    const gone = client.refreshRooms();
    (await line.nextAsked(SERVICE)).error("remote-server-not-found");
    expect(await gone).toEqual({ ok: false, refusal: { code: "no-service" } });
    expect(stores.lobby.getState()).toMatchObject({ phase: "failed", refusal: "no-service" });
    const odd = client.refreshRooms();
    (await line.nextAsked(SERVICE)).result(items("<item jid='a b'/>"));
    expect(await odd).toEqual({ ok: false, refusal: { code: "not-understood" } });
    frame();
    expect(stores.console.getState()).toMatchObject({ refusals: 1 });
    expect(stores.console.getState().lines[0]?.reason).toContain("query/item/@jid");
  });

  it("MMOG-6.4-1, MMOG-6.4-2, MMOG-6.4-7: searches by the service's own form, fetched first", async () => {
    const { client, line } = online();
    const form = client.searchForm();
    const fetched = await line.nextAsked(SERVICE);
    expect([fetched.type, serialize(fetched.payload)]).toEqual(["get", "<query xmlns='jabber:iq:search'/>"]);
    fetched.result(
      "<query xmlns='jabber:iq:search'><x xmlns='jabber:x:data' type='form'><field var='mmog#roomsearch_name' type='text-single'/></x></query>",
    );
    expect((await form).ok).toBe(true);
    const found = client.search([{ var: "mmog#roomsearch_name", values: ["bos"] }]);
    const request = await line.nextAsked(SERVICE);
    expect(request.type).toBe("set");
    expect(serialize(request.payload)).toBe(
      "<query xmlns='jabber:iq:search'><x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE' type='hidden'><value>jabber:iq:search</value></field><field var='mmog#roomsearch_name'><value>bos</value></field></x></query>",
    );
    request.error(
      "bad-request",
      "<field xmlns='http://jabber.org/protocol/mmog#owner' var='mmog#roomsearch_name'>Too short.</field>",
    );
    expect(await found).toEqual({
      ok: false,
      refusal: { code: "bad-request", fields: { "mmog#roomsearch_name": "Too short." } },
    });
  });

  it.each([
    ["mmog#roomsearch_category", "mmog#roomsearch_game"],
    ["category", "game"],
  ])("MMOG-6.4-8: submits at most one of %s and %s", async (category, game) => {
    const { client, line } = online();
    const sent = async (values: FieldValues) => {
      void client.search(values);
      const { payload } = await line.nextAsked(SERVICE);
      return [...serialize(payload).matchAll(/var='([^']+)'/g)].map((each) => each[1]).slice(1);
    };
    const rpg = { var: category, values: ["rpg"] };
    const dga = { var: game, values: ["http://jabber.org/protocol/mmog/dga"] };
    const name = { var: "mmog#roomsearch_name", values: ["bos"] };
    expect(await sent([name, rpg, dga])).toEqual([name.var, game]);
    expect(await sent([rpg])).toEqual([category]);
    expect(await sent([rpg, { var: game, values: [] }])).toEqual([category]);
  });
});
