import { configured, entering, instantRoom } from "#service/stories/scenes.ts";
import { story } from "#service/stories/story.ts";

const enters = (who: string, wish = "", room = "england"): string => `
  ${who} sends:
    <presence to='${room}@{games}/${who}' id='join'><game xmlns='…/mmog' var='…/mmog/dga'>${wish}</game></presence>
`;

const says = (who: string, text: string): string => `
  ${who} sends: <message type='groupchat' to='england@{games}' id='${text.toLowerCase()}'><body>${text}</body></message>
  ${who} later receives: <message type='groupchat' from='england@{games}/${who}' id='${text.toLowerCase()}'/>
  everybody forgets
`;

/** What a newcomer hears of before: MMOG 7.2.13 to 7.2.16. */
export const historyStories = [
  story(
    "MMOG-7.2.13-1, MMOG-7.2.13-2, MMOG-7.2.13-3, MMOG-7.2.13-4, MMOG-7.2.15-1, MMOG-7.2.16-1, MMOG-8.1-5: first who is there, then what was said, then the subject, then what is said now",
    `
    ${instantRoom}
    ${entering("sirwilliam")}
    ${says("king", "Horse")}
    king sends: <message type='groupchat' to='england@{games}' id='s1'><subject>Before</subject></message>
    king sends: <message type='groupchat' to='england@{games}' id='s2'><subject>Sun of York</subject></message>
    everybody forgets
    ${says("sirwilliam", "Withdraw")}
    ${enters("earl1")}
    earl1 receives: <presence from='england@{games}'/>
    earl1 receives: <presence from='england@{games}/king'/>
    earl1 receives: <presence from='england@{games}/sirwilliam'/>
    earl1 receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><status code='110'/></game></presence>
    earl1 receives:
      <message type='groupchat' from='england@{games}/king' id='horse' to='{earl1}'>
        <body>Horse</body><delay xmlns='urn:xmpp:delay' from='england@{games}' stamp='{any}'/>
      </message>
    earl1 receives:
      <message type='groupchat' from='england@{games}/sirwilliam' id='withdraw'>
        <body>Withdraw</body><delay xmlns='urn:xmpp:delay' from='england@{games}' stamp='{any}'/>
      </message>
    earl1 receives:
      <message type='groupchat' from='england@{games}/king'><subject>Sun of York</subject><without><body/></without></message>
    king sends: <message type='groupchat' to='england@{games}' id='now'><body>Now</body></message>
    earl1 receives:
      <message type='groupchat' from='england@{games}/king' id='now'><body>Now</body><without><delay xmlns='urn:xmpp:delay'/></without></message>
    earl1 receives nothing
  `,
  ),
  story(
    "MMOG-7.2.13-5: where everybody sees real addresses, history names them, and no message of before does",
    `
    ${instantRoom}
    ${says("king", "Hidden")}
    ${configured({ whois: "anyone" })}
    king sends: <message type='groupchat' to='england@{games}' id='seen'><body>Seen</body><addresses xmlns='http://jabber.org/protocol/address'><address type='ofrom' jid='{earl1}'/></addresses></message>
    king receives: <message id='seen'><without><addresses xmlns='http://jabber.org/protocol/address'/></without></message>
    ${enters("earl1")}
    earl1 later receives: <message id='hidden'><without><addresses xmlns='http://jabber.org/protocol/address'/></without></message>
    earl1 receives:
      <message id='seen'>
        <body>Seen</body><delay xmlns='urn:xmpp:delay' from='england@{games}'/>
        <addresses xmlns='http://jabber.org/protocol/address'><address type='ofrom' jid='{king}'/></addresses>
      </message>
    ${configured({ whois: "moderators" })}
    ${enters("sirwilliam")}
    sirwilliam later receives: <message id='seen'><without><addresses xmlns='http://jabber.org/protocol/address'/></without></message>
  `,
  ),
  story(
    "MMOG-7.2.14-3, MMOG-7.2.14-6: nobody gets more than asked for, nor more than the room gives, since whenever",
    `
    ${instantRoom}
    ${configured({ maxhistoryfetch: "2" })}
    ${says("king", "One")}
    ${says("king", "Two")}
    ${says("king", "Three")}
    ${enters("earl1", "<history since='1970-01-01T00:00:00Z'/>")}
    earl1 later receives: <message id='two'/>
    earl1 receives: <message id='three'/>
    earl1 receives: <message><subject/></message>
    everybody forgets
    ${enters("sirwilliam", "<history since='1970-01-01T00:00:00Z' maxstanzas='1'/>")}
    sirwilliam later receives: <presence from='england@{games}/sirwilliam'/>
    sirwilliam receives: <message id='three'/>
    sirwilliam receives: <message><subject/></message>
    ${enters("hastings", "<history maxchars='0'/>")}
    hastings later receives: <presence from='england@{games}/hastings'/>
    hastings receives: <message><subject/></message>
  `,
  ),
  story(
    "MMOG-7.2.15-2: a room without a subject says so",
    `
    ${instantRoom}
    ${enters("earl1")}
    earl1 later receives: <message type='groupchat' from='england@{games}'><subject></subject><without><body/></without></message>
  `,
  ),
];
