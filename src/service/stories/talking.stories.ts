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
    "MMOG-7.12-2: what one says all hear, the speaker too, with the same id",
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
    "MMOG-7.12-7: whoever is not in the room is not heard",
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
    "nobody can speak with the voice of the room",
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
    "MMOG-8.1-1: the subject is changed by those who may, and all are told",
    `
    ${instantRoom}
    ${entering("earl1")}
    king sends: <message type='groupchat' to='england@{games}' id='s1'><subject>Fights</subject></message>
    king receives: <message type='groupchat' from='england@{games}/king' id='s1'><subject>Fights</subject></message>
    earl1 receives: <message type='groupchat' from='england@{games}/king'><subject>Fights</subject></message>
    earl1 sends: <message type='groupchat' to='england@{games}' id='s2'><subject>Peace</subject></message>
    earl1 receives: <message type='error' id='s2'><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    ${configured({ changesubject: "1" })}
    earl1 sends: <message type='groupchat' to='england@{games}' id='s3'><subject>Peace</subject></message>
    king receives: <message from='england@{games}/earl1'><subject>Peace</subject></message>
  `,
  ),
  story(
    "MMOG-7.13-1: a private message goes to one occupant, from the other's address in the room",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${entering("sirwilliam")}
    sirwilliam sends: <message type='chat' to='england@{games}/king' id='hgn27af1'><body>Rescue, fair lord!</body></message>
    king receives:
      <message type='chat' from='england@{games}/sirwilliam' id='hgn27af1'><body>Rescue, fair lord!</body><game xmlns='…/mmog#user'/></message>
    earl1 receives nothing
    sirwilliam sends: <message type='groupchat' to='england@{games}/king' id='bx71f29k'><body>Rescue!</body></message>
    sirwilliam receives:
      <message type='error' id='bx71f29k' from='england@{games}/king'><error by='england@{games}' type='modify'><bad-request xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    sirwilliam sends: <message type='chat' to='england@{games}/nobody' id='m'><body>Rescue!</body></message>
    sirwilliam receives: <message type='error' id='m'><error type='cancel'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    ${configured({ allowpm: "moderators" })}
    sirwilliam sends: <message type='chat' to='england@{games}/king' id='m'><body>Rescue!</body></message>
    sirwilliam receives: <message type='error' id='m'><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
  `,
  ),
  story(
    "MMOG-7.14-1: an occupant takes another name, and all see both halves of it",
    `
    ${instantRoom}
    ${entering("earl1")}
    earl1 sends: <presence id='nick' to='england@{games}/henryvii'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    earl1 receives:
      <presence type='unavailable' from='england@{games}/earl1'>
        <game xmlns='…/mmog#user'><item nick='henryvii' role='participant'/><status code='110'/><status code='303'/></game>
      </presence>
    earl1 receives:
      <presence from='england@{games}/henryvii' id='nick'><game xmlns='…/mmog#user'><item role='participant'/><status code='110'/></game></presence>
    king receives:
      <presence type='unavailable' from='england@{games}/earl1'><game xmlns='…/mmog#user'><item nick='henryvii'/><status code='303'/></game></presence>
    king receives: <presence from='england@{games}/henryvii'/>
    earl1 sends: <presence id='nick2' to='england@{games}/king'/>
    earl1 receives: <presence type='error' id='nick2'><error type='cancel'><conflict xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>
  `,
  ),
  story(
    "MMOG-7.15-1: a change of availability is passed on",
    `
    ${instantRoom}
    ${entering("earl1")}
    earl1 sends: <presence to='england@{games}/earl1'><show>away</show><status>at prayer</status><game xmlns='…/mmog#user'><status code='332'/></game></presence>
    king receives:
      <presence from='england@{games}/earl1'>
        <show>away</show><status>at prayer</status>
        <game xmlns='…/mmog#user'><item role='participant'/><without><status code='332'/></without></game>
      </presence>
    earl1 receives: <presence from='england@{games}/earl1'><show>away</show><game xmlns='…/mmog#user'><status code='110'/></game></presence>
  `,
  ),
];
