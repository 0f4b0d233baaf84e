import { configured, entering, instantRoom } from "#service/stories/scenes.ts";
import { story } from "#service/stories/story.ts";

export const talkingStories = [
  story(
    "MMOG-7.17-8: an owner brings the past of a game of two along, and the room leaves its stamps as they are",
    `
    ${instantRoom}
    ${entering("earl1")}
    king sends:
      <message type='groupchat' to='england@{games}' id='b4va73n0'>
        <thread>e0ffe42b</thread>
        <turn xmlns='…/mmog#user'><play xmlns='…/mmog/dga'/></turn>
        <delay xmlns='urn:xmpp:delay' from='{king}' stamp='2019-09-09T09:26:37Z'/>
      </message>
    earl1 receives:
      <message type='groupchat' id='b4va73n0' from='england@{games}/king'>
        <thread>e0ffe42b</thread><turn xmlns='…/mmog#user'/><delay xmlns='urn:xmpp:delay' from='{king}'/>
      </message>
    king later receives: <message id='b4va73n0'/>
    hastings sends: <presence to='england@{games}/hastings'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    hastings later receives:
      <message type='groupchat' id='b4va73n0' from='england@{games}/king'>
        <thread>e0ffe42b</thread><turn xmlns='…/mmog#user'/>
        <delay xmlns='urn:xmpp:delay' from='{king}' stamp='2019-09-09T09:26:37Z'/>
        <without><delay xmlns='urn:xmpp:delay' from='england@{games}'/></without>
      </message>
  `,
  ),
  story(
    "only an owner can stamp a message, and not in the room's name",
    `
    ${instantRoom}
    ${entering("earl1")}
    earl1 sends:
      <message type='groupchat' to='england@{games}' id='m1'>
        <body>A horse!</body><delay xmlns='urn:xmpp:delay' from='{earl1}' stamp='2019-09-09T09:26:37Z'/>
      </message>
    king receives: <message id='m1'><body>A horse!</body><without><delay xmlns='urn:xmpp:delay'/></without></message>
    everybody forgets
    king sends:
      <message type='groupchat' to='england@{games}' id='m2'>
        <body>A horse!</body><delay xmlns='urn:xmpp:delay' from='england@{games}' stamp='2019-09-09T09:26:37Z'/>
      </message>
    earl1 receives: <message id='m2'><body>A horse!</body><without><delay xmlns='urn:xmpp:delay'/></without></message>
  `,
  ),
  story(
    "MMOG-3-6, MMOG-7.12-4, MMOG-7.12-5: what one says all hear, the speaker too, from the address in the room and with the same id",
    `
    ${instantRoom}
    ${entering("earl1")}
    earl1 sends:
      <message type='groupchat' to='england@{games}' id='hysf1v37'><body>How far into the morning is it, lords?</body></message>
    earl1 receives:
      <message type='groupchat' from='england@{games}/earl1' id='hysf1v37'><body>How far into the morning is it, lords?</body></message>
    king receives:
      <message type='groupchat' from='england@{games}/earl1' id='hysf1v37'><body>How far into the morning is it, lords?</body></message>
  `,
  ),
  story(
    "MMOG-7.12-10: whoever is not in the room is not heard",
    `
    ${instantRoom}
    earl1 sends: <message type='groupchat' to='england@{games}' id='m'><body>Hello</body></message>
    earl1 receives:
      <message type='error' id='m' from='england@{games}'><body>Hello</body><error><not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    king receives nothing
  `,
  ),
  story(
    "what is too long is refused, be it long by its text, its attributes or its id",
    `
    ${instantRoom}
    ${entering("earl1")}
    earl1 sends: <message type='groupchat' to='england@{games}' id='m1'><body>${"x".repeat(10_000)}</body></message>
    earl1 receives: <message type='error' id='m1'><error type='modify'><policy-violation xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    earl1 sends: <message type='groupchat' to='england@{games}' id='m2'><body>Hi</body><a xmlns='urn:x' b='${"x".repeat(10_000)}'/></message>
    earl1 receives: <message type='error' id='m2'><error><policy-violation xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    earl1 sends: <message type='groupchat' to='england@{games}' id='${"x".repeat(10_000)}'><turn xmlns='…/mmog#user'/></message>
    earl1 receives: <message type='error'><error><policy-violation xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    earl1 sends: <presence to='england@{games}/earl1' id='p'><c xmlns='…/caps' node='${"x".repeat(2_000)}'/></presence>
    earl1 receives: <presence type='error' id='p'><error><policy-violation xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>
    king receives nothing
  `,
  ),
  story(
    "MMOG-14.7-1: nobody can speak with the voice of the room, nor at another time than now",
    `
    ${instantRoom}
    ${entering("earl1")}
    earl1 sends:
      <message type='groupchat' to='england@{games}' id='m'>
        <body>Hear the referee</body>
        <game xmlns='…/mmog#user'><status code='332'/></game>
        <delay xmlns='urn:xmpp:delay' stamp='1485-08-22T06:00:00Z'/>
      </message>
    king receives:
      <message id='m'><body>Hear the referee</body><without><game xmlns='…/mmog#user'/><delay xmlns='urn:xmpp:delay'/></without></message>
  `,
  ),
  story(
    "MMOG-7.12-6: what comes without an id has one and the same for all",
    `
    ${instantRoom}
    ${entering("earl1")}
    earl1 sends: <message type='groupchat' to='england@{games}'><body>Lords?</body></message>
    earl1 receives: <message type='groupchat' id='{any given}'><body>Lords?</body></message>
    king receives: <message type='groupchat' id='{given}'><body>Lords?</body></message>
  `,
  ),
  story(
    "MMOG-7.12-2: what is for all, and doesn't say so by its type, is refused",
    `
    ${instantRoom}
    ${entering("earl1")}
    earl1 sends: <message type='chat' to='england@{games}' id='m1'><body>Lords?</body></message>
    earl1 receives: <message type='error' id='m1'><error><feature-not-implemented xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    king receives nothing
  `,
  ),
  story(
    "MMOG-7.12-3, MMOG-7.12-9: in a moderated room visitors are not heard",
    `
    ${instantRoom}
    ${configured({ moderatedroom: "1" })}
    ${entering("earl1")}
    earl1 sends: <message type='groupchat' to='england@{games}' id='m1'><body>Lords?</body></message>
    earl1 receives:
      <message type='error' id='m1' from='england@{games}'><body>Lords?</body><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    king receives nothing
    king sends: <message type='groupchat' to='england@{games}' id='m2'><body>Silence</body></message>
    earl1 receives: <message from='england@{games}/king' id='m2'/>
  `,
  ),
  story(
    "MMOG-7.12-7: the service and each room say that they keep ids",
    `
    ${instantRoom}
    king sends: <iq type='get' to='{games}' id='i1'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
    king receives: <iq type='result' id='i1'><query xmlns='http://jabber.org/protocol/disco#info'><feature var='http://jabber.org/protocol/mmog#stable_id'/></query></iq>
    king sends: <iq type='get' to='england@{games}' id='i2'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
    king receives: <iq type='result' id='i2'><query xmlns='http://jabber.org/protocol/disco#info'><feature var='http://jabber.org/protocol/mmog#stable_id'/></query></iq>
  `,
  ),
  story(
    "MMOG-17-3: no room hears nobody, a locked one only its maker, and what others have added to a message is passed on",
    `
    king sends: <message type='groupchat' to='nowhere@{games}' id='m1'><body>Hello</body></message>
    king receives: <message type='error' id='m1'><error><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    king sends: <presence to='scotland@{games}/king'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    earl1 sends: <message type='groupchat' to='scotland@{games}' id='m2'><body>Hello</body></message>
    earl1 receives: <message type='error' id='m2'><error><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    ${instantRoom}
    ${entering("earl1")}
    earl1 sends: <message type='groupchat' to='england@{games}' id='m3'><body>Hello</body><mood xmlns='http://jabber.org/protocol/mood'><happy/></mood></message>
    king receives: <message id='m3'><body>Hello</body><mood xmlns='http://jabber.org/protocol/mood'><happy/></mood></message>
  `,
  ),
  story(
    "MMOG-8.1-1, MMOG-8.1-4, MMOG-8.1-7, MMOG-7.3-1: the subject is changed by those who may, and all are told",
    `
    ${instantRoom}
    ${entering("earl1")}
    king sends: <message type='groupchat' to='england@{games}' id='s1'><subject>Fights</subject></message>
    king receives: <message type='groupchat' from='england@{games}/king' id='s1'><subject>Fights</subject></message>
    earl1 receives: <message type='groupchat' from='england@{games}/king'><subject>Fights</subject></message>
    earl1 sends: <message type='groupchat' to='england@{games}' id='s2'><subject>Peace</subject></message>
    earl1 receives:
      <message type='error' id='s2' from='england@{games}'><subject>Peace</subject><error by='england@{games}' type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    king receives nothing
    ${configured({ changesubject: "1" })}
    earl1 sends: <message type='groupchat' to='england@{games}' id='s3'><subject>Peace</subject></message>
    king receives: <message from='england@{games}/earl1'><subject>Peace</subject></message>
    king sends: <message type='groupchat' to='england@{games}' id='s4'><subject/></message>
    king receives: <message from='england@{games}/king' id='s4'><subject></subject></message>
  `,
  ),
  story(
    "MMOG-7.2.15-3, MMOG-8.1-3: a subject with a body or a thread is a message, and changes nothing",
    `
    ${instantRoom}
    king sends: <message type='groupchat' to='england@{games}' id='s1'><subject>Fights</subject></message>
    king sends: <message type='groupchat' to='england@{games}' id='s2'><subject>Peace</subject><body>A word</body></message>
    king sends: <message type='groupchat' to='england@{games}' id='s3'><subject>Peace</subject><thread>t1</thread></message>
    king receives: <message id='s1'><subject>Fights</subject></message>
    king receives: <message id='s2'><subject>Peace</subject><body>A word</body></message>
    king receives: <message id='s3'><subject>Peace</subject><thread>t1</thread></message>
    earl1 sends: <presence to='england@{games}/earl1'><game xmlns='…/mmog' var='…/mmog/dga'><history maxchars='0'/></game></presence>
    earl1 later receives: <message type='groupchat'><subject>Fights</subject></message>
  `,
  ),
  story(
    "MMOG-4.1-14, MMOG-7.13-6, MMOG-7.13-7, MMOG-7.13-8, MMOG-7.13-9: a private message goes to one occupant, from the other's address in the room",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${entering("sirwilliam")}
    sirwilliam sends: <message type='chat' to='england@{games}/king' id='hgn27af1'><body>Rescue, fair lord!</body></message>
    king receives:
      <message type='chat' from='england@{games}/sirwilliam' to='{king}' id='hgn27af1'><body>Rescue, fair lord!</body><game xmlns='…/mmog#user'/></message>
    earl1 receives nothing
    sirwilliam sends: <message to='england@{games}/king' id='m0'><body>Or else</body><game xmlns='…/mmog#user'/></message>
    king receives: <message from='england@{games}/sirwilliam' type='{none}' id='m0'><body>Or else</body><game xmlns='…/mmog#user'/></message>
    sirwilliam sends: <message type='groupchat' to='england@{games}/king' id='bx71f29k'><body>Rescue!</body></message>
    sirwilliam receives:
      <message type='error' id='bx71f29k' from='england@{games}/king'><body>Rescue!</body><error by='england@{games}' type='modify'><bad-request xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    king receives nothing
    sirwilliam sends: <message type='chat' to='england@{games}/nobody' id='m'><body>Rescue!</body></message>
    sirwilliam receives: <message type='error' id='m'><error type='cancel'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
  `,
  ),
  story(
    "MMOG-7.13-10: nobody outside speaks to an occupant",
    `
    ${instantRoom}
    earl1 sends: <message type='chat' to='england@{games}/king' id='m'><body>Psst</body></message>
    earl1 receives: <message type='error' id='m'><error type='cancel'><not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    king receives nothing
  `,
  ),
  story(
    "MMOG-7.13-3: who sends private messages is the room's choice",
    `
    ${instantRoom}
    ${configured({ moderatedroom: "1", allowpm: "participants" })}
    ${entering("earl1")}
    earl1 sends: <message type='chat' to='england@{games}/king' id='m1'><body>Psst</body></message>
    earl1 receives: <message type='error' id='m1'><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    ${configured({ moderatedroom: "1", allowpm: "anyone" })}
    earl1 sends: <message type='chat' to='england@{games}/king' id='m2'><body>Psst</body></message>
    king receives: <message type='chat' id='m2'/>
    ${configured({ moderatedroom: "0", allowpm: "moderators" })}
    ${entering("sirwilliam")}
    sirwilliam sends: <message type='chat' to='england@{games}/king' id='m3'><body>Psst</body></message>
    sirwilliam receives: <message type='error' id='m3'><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    king sends: <message type='chat' to='england@{games}/sirwilliam' id='m4'><body>Psst</body></message>
    sirwilliam receives: <message type='chat' id='m4'/>
    ${configured({ allowpm: "none" })}
    king sends: <message type='chat' to='england@{games}/sirwilliam' id='m5'><body>Psst</body></message>
    king receives: <message type='error' id='m5'><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    sirwilliam receives nothing
  `,
  ),
];
