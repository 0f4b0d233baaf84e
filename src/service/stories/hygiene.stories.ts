import { configured, entering, instantRoom } from "#service/stories/scenes.ts";
import { story } from "#service/stories/story.ts";

const error = (type: string, condition: string): string =>
  `<error type='${type}'><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>`;

/** What occupants' clients ask each other, and what keeps a room clean. */
const asked = (id: string, type: string, payload: string): string => `
  king sends: <iq type='${type}' to='england@{games}' id='${id}'>${payload}</iq>
  king later receives: <iq type='result' id='${id}' from='england@{games}'/>
`;
const admin = (id: string, item: string): string =>
  asked(id, "set", `<query xmlns='…/mmog#admin'><item ${item}/></query>`);
const list = (id: string, item: string): string =>
  asked(id, "get", `<query xmlns='…/mmog#admin'><item ${item}/></query>`);

export const hygieneStories = [
  story(
    "MMOG-3-8, MMOG-7-3: everything that a room is to offer is there, and whatever succeeds is answered",
    `
    ${instantRoom}
    ${configured({ moderatedroom: "1", enablelogging: "1", whois: "anyone", persistentroom: "1" })}
    ${entering("earl1")}
    ${entering("sirwilliam")}
    ${asked("config", "get", "<query xmlns='…/mmog#owner'><options/></query>")}
    ${asked("register", "get", "<query xmlns='jabber:iq:register'/>")}
    ${admin("voice", "nick='earl1' role='participant'")}
    ${admin("mute", "nick='earl1' role='visitor'")}
    ${admin("moderate", "nick='earl1' role='moderator'")}
    ${admin("demote", "nick='earl1' role='participant'")}
    ${admin("member", "jid='{earl1.bare}' affiliation='member'")}
    ${admin("admin", "jid='{earl1.bare}' affiliation='admin'")}
    ${admin("owner", "jid='{earl1.bare}' affiliation='owner'")}
    ${admin("nobody", "jid='{earl1.bare}' affiliation='none'")}
    ${list("outcasts", "affiliation='outcast'")}
    ${list("members", "affiliation='member'")}
    ${list("admins", "affiliation='admin'")}
    ${list("owners", "affiliation='owner'")}
    ${list("moderators", "role='moderator'")}
    ${list("voices", "role='participant'")}
    ${asked("teams", "get", "<query xmlns='…/mmog#owner'><item team='all'/></query>")}
    king sends: <message type='groupchat' to='england@{games}' id='subject'><subject>Fights</subject></message>
    king later receives: <message id='subject'><subject>Fights</subject></message>
    ${admin("kick", "nick='earl1' role='none'")}
    ${admin("ban", "jid='{sirwilliam.bare}' affiliation='outcast'")}
    ${asked("destroy", "set", "<query xmlns='…/mmog#owner'><destroy/></query>")}
  `,
  ),
  story(
    "MMOG-13-1: the language of what is said is passed on",
    `
    ${instantRoom}
    ${entering("earl1")}
    earl1 sends: <message xml:lang='cy' type='groupchat' to='england@{games}' id='m'><body>Cymru</body><body xml:lang='en'>Wales</body></message>
    king receives: <message id='m'><body xml:lang='cy'>Cymru</body><body xml:lang='en'>Wales</body></message>
  `,
  ),
  story(
    "MMOG-6.7-2, MMOG-17-6: an occupant's client is asked through the room, which shows neither of them the other's address",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${entering("sirwilliam")}
    earl1 sends: <iq type='get' to='england@{games}/sirwilliam' id='q1'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
    sirwilliam receives:
      <iq type='get' from='england@{games}/earl1' id='{any asked}'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
    king sends: <iq type='result' to='england@{games}/earl1' id='{asked}'><query xmlns='http://jabber.org/protocol/disco#info'><feature var='forged'/></query></iq>
    sirwilliam sends: <iq type='result' to='england@{games}/earl1' id='{asked}'><query xmlns='http://jabber.org/protocol/disco#info'><feature var='http://jabber.org/protocol/mmog'/></query></iq>
    earl1 receives:
      <iq type='result' from='england@{games}/sirwilliam' id='q1'><query xmlns='http://jabber.org/protocol/disco#info'><feature var='http://jabber.org/protocol/mmog'/><without><feature var='forged'/></without></query></iq>
    sirwilliam sends: <iq type='result' to='england@{games}/earl1' id='{asked}'/>
    earl1 receives nothing
    earl1 sends: <iq type='get' to='england@{games}/nobody' id='q2'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
    earl1 receives: <iq type='error' id='q2'>${error("cancel", "item-not-found")}</iq>
    earl1 sends: <iq type='get' to='england@{games}/sirwilliam' id='q3'><query xmlns='jabber:iq:version'/></iq>
    sirwilliam receives: <iq id='{any asked}'/>
    sirwilliam sends: <iq type='error' to='england@{games}/earl1' id='{asked}'>${error("cancel", "feature-not-implemented")}</iq>
    earl1 receives: <iq type='error' from='england@{games}/sirwilliam' id='q3'>${error("cancel", "feature-not-implemented")}</iq>
    earl1 sends: <iq type='get' to='england@{games}/sirwilliam' id='q4'><query xmlns='jabber:iq:version'/></iq>
    80 seconds pass
    earl1 receives: <iq type='error' from='england@{games}/sirwilliam' id='q4'>${error("wait", "remote-server-timeout")}</iq>
  `,
  ),
  story(
    "MMOG-6.6-2: a room whose owner wants it tells who is in it",
    `
    ${instantRoom}
    ${configured({ listoccupants: "1" })}
    ${entering("earl1")}
    hastings sends: <iq type='get' to='england@{games}' id='items'><query xmlns='http://jabber.org/protocol/disco#items'/></iq>
    hastings receives:
      <iq type='result' id='items'><query xmlns='http://jabber.org/protocol/disco#items'>
        <item jid='england@{games}/king' name='king' affiliation='{none}' role='{none}'/><item jid='england@{games}/earl1' name='earl1'/>
      </query></iq>
  `,
  ),
  story(
    "MMOG-18.1-1, MMOG-16.4-3: a room lets everything pass, and knows no other nodes than its own",
    `
    ${instantRoom}
    king sends: <iq type='get' to='england@{games}' id='t'><query xmlns='http://jabber.org/protocol/disco#info' node='…/mmog#traffic'/></iq>
    king receives: <iq type='error' id='t'>${error("cancel", "service-unavailable")}</iq>
    king sends: <iq type='get' to='england@{games}' id='t'><query xmlns='http://jabber.org/protocol/disco#info' node='urn:example:what'/></iq>
    king receives: <iq type='error' id='t'>${error("cancel", "item-not-found")}</iq>
  `,
  ),
  story(
    "MMOG-18.1-2, MMOG-7.22-7: a client that has gone without a word is asked whether it is still there, and leaves when it doesn't answer",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${entering("sirwilliam")}
    ${entering("hastings")}
    590 seconds pass
    king sends: <presence to='england@{games}/king'><show>away</show></presence>
    everybody forgets
    20 seconds pass
    earl1 receives: <iq type='get' from='england@{games}' id='{any ping}'><ping xmlns='urn:xmpp:ping'/></iq>
    earl1 sends: <iq type='result' to='england@{games}' id='{ping}'/>
    sirwilliam receives: <iq type='get' from='england@{games}' id='{any other}'><ping xmlns='urn:xmpp:ping'/></iq>
    sirwilliam sends: <iq type='error' to='england@{games}' id='{other}'>${error("wait", "remote-server-timeout")}</iq>
    king receives: <presence type='unavailable' from='england@{games}/sirwilliam'><game xmlns='…/mmog#user'><item role='none'/><status code='333'/><without><status code='307'/></without></game></presence>
    70 seconds pass
    king receives: <presence type='unavailable' from='england@{games}/hastings'><game xmlns='…/mmog#user'><status code='333'/></game></presence>
    king receives nothing
  `,
  ),
  story(
    "MMOG-14.6-1: whoever floods a room with presences is told to wait, and nobody else hears of it",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${"earl1 sends: <presence to='england@{games}/earl1' id='p'><show>away</show></presence>\n".repeat(29)}
    everybody forgets
    earl1 sends: <presence to='england@{games}/earl1' id='p'><show>dnd</show></presence>
    earl1 receives: <presence type='error' id='p'>${error("wait", "policy-violation")}</presence>
    earl1 sends: <presence to='england@{games}/henry' id='n'/>
    earl1 receives: <presence type='error' id='n'>${error("wait", "policy-violation")}</presence>
    king receives nothing
    2 seconds pass
    earl1 sends: <presence to='england@{games}/earl1'><show>dnd</show></presence>
    king receives: <presence from='england@{games}/earl1'><show>dnd</show></presence>
  `,
  ),
];
