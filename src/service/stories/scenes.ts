/** Beginnings that many stories share. */

const enter = (who: string, room = "england"): string => `
  ${who} sends:
    <presence to='${room}@{games}/${who}'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
`;

/** king has created england as an instant room. */
export const instantRoom = `
  ${enter("king")}
  king sends:
    <iq type='set' to='england@{games}' id='create'>
      <query xmlns='…/mmog#owner'><options><x xmlns='jabber:x:data' type='submit'/></options></query>
    </iq>
  king later receives:
    <iq type='result' id='create'/>
  everybody forgets
`;

/** Somebody enters a room; what everybody hears of it is not what the story is about. */
export const entering = (who: string, room = "england"): string => `
  ${enter(who, room)}
  ${who} later receives: <message type='groupchat'><subject/></message>
  everybody forgets
`;

/** The owner's form with some fields of the room's and of the game's. */
export const configuring = (
  fields: Readonly<Record<string, string | readonly string[]>>,
  options: Readonly<Record<string, string | readonly string[]>> = {},
): string => `
  king sends:
    <iq type='set' to='england@{games}' id='configure'>
      <query xmlns='…/mmog#owner'><options>
        <x xmlns='jabber:x:data' type='submit'>${fieldsOf(fields, (name) => (name === "maxhistoryfetch" ? `mmog#${name}` : `mmog#roomconfig_${name}`))}</x>
        <options xmlns='…/mmog/dga'>
          <x xmlns='jabber:x:data' type='submit'>${fieldsOf(options, (name) => `mmog/dga#config_${name}`)}</x>
        </options>
      </options></query>
    </iq>
`;

export const configured = (
  fields: Readonly<Record<string, string | readonly string[]>>,
  options: Readonly<Record<string, string | readonly string[]>> = {},
): string => `
  ${configuring(fields, options)}
  king later receives: <iq type='result' id='configure'/>
  everybody forgets
`;

/** A request about a list of a room: `ask` for it, `change` it with items, and what comes of it. */
const listRequest =
  (type: "get" | "set") =>
  (who: string, id: string, items: string, ns = "admin") =>
    `
  ${who} sends: <iq type='${type}' to='england@{games}' id='${id}'><query xmlns='…/mmog#${ns}'>${items}</query></iq>
`;
export const asking = listRequest("get");
export const changing = listRequest("set");

export const answered = (who: string, id: string): string => `
  ${who} receives: <iq type='result' id='${id}' from='england@{games}'/>
`;

export const refused = (who: string, id: string, type: string, condition: string, echo = ""): string => `
  ${who} receives: <iq type='error' id='${id}'>${echo}<error type='${type}'><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
`;

/** Changed, and nobody says more about it. */
export const changed = (who: string, items: string, ns = "admin"): string => `
  ${changing(who, "changed", items, ns)}
  ${who} later receives: <iq type='result' id='changed'/>
  everybody forgets
`;

export const registering = (who: string, nick: string, room = "england"): string => `
  ${who} sends:
    <iq type='set' to='${room}@{games}' id='register'><query xmlns='jabber:iq:register'>
      <x xmlns='jabber:x:data' type='submit'>
        <field var='FORM_TYPE'><value>http://jabber.org/protocol/mmog#register</value></field>
        <field var='mmog#register_first'><value>Harri</value></field>
        <field var='mmog#register_roomnick'><value>${nick}</value></field>
      </x>
    </query></iq>
`;

/** Somebody has a nickname reserved. */
export const registered = (who: string, nick: string): string => `
  ${registering(who, nick)}
  ${who} later receives: <iq type='result' id='register'/>
  everybody forgets
`;

export const takingTeam = (who: string, team: string, room = "england"): string => `
  ${who} sends:
    <presence to='${room}@{games}' id='team'><game xmlns='…/mmog'><item role='${team}' team='${team}'/></game></presence>
`;

export const starting = (who: string, model = "King", room = "england"): string => `
  ${who} sends:
    <message type='groupchat' to='${room}@{games}' id='start-${who}'>
      <start xmlns='…/mmog#user'><pc name='{${who}.name}' visiname='${who}' model='${model}'/></start>
    </message>
`;

/** england is moderated; earl1 and queenconsort are visitors in it, and king is its moderator. */
export const moderatedRoom = `
  ${instantRoom}
  ${configured({ moderatedroom: "1" })}
  ${entering("earl1")}
  ${entering("queenconsort")}
`;

/** A word for everybody is refused. */
export const unspeakable = (who: string): string => `
  ${who} sends: <message type='groupchat' to='england@{games}' id='word'><body>A word!</body></message>
  ${who} receives: <message type='error' id='word'><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
`;

/** A word for everybody is passed on. */
export const speakable = (who: string): string => `
  ${who} sends: <message type='groupchat' to='england@{games}' id='word'><body>A word!</body></message>
  ${who} later receives: <message type='groupchat' id='word' from='england@{games}/${who}'><body>A word!</body></message>
  everybody forgets
`;

/** king of York and earl1 of Lancaster fight; queenconsort watches. */
export const battle = (options: Readonly<Record<string, string>> = {}): string => `
  ${instantRoom}
  ${configured({}, options)}
  ${entering("earl1")}
  ${entering("queenconsort")}
  ${takingTeam("king", "York")}
  ${takingTeam("earl1", "Lancaster")}
  ${starting("king")}
  ${starting("earl1", "Chevalier")}
  king later receives:
    <presence from='england@{games}'><game xmlns='…/mmog'>
      <status>active</status><pc chid='{any kingChid}' team='York'/>
    </game></presence>
  earl1 later receives:
    <presence from='england@{games}'><game xmlns='…/mmog'>
      <status>active</status><pc chid='{any earlChid}' team='Lancaster'/>
    </game></presence>
  everybody forgets
`;

function fieldsOf(
  fields: Readonly<Record<string, string | readonly string[]>>,
  nameOf: (name: string) => string,
): string {
  return Object.entries(fields)
    .map(([name, values]) => {
      const content = (typeof values === "string" ? [values] : values)
        .map((value) => `<value>${value}</value>`)
        .join("");
      return `<field var='${nameOf(name)}'>${content}</field>`;
    })
    .join("");
}
