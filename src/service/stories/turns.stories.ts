import { MOVE, inactive, refusedTurn, turn } from "#service/stories/match-scenes.ts";
import { battle, entering, instantRoom, starting, takingTeam } from "#service/stories/scenes.ts";
import { story } from "#service/stories/story.ts";

export const turnStories = [
  story(
    "MMOG-4.1-10, MMOG-7.6-14, MMOG-7.6-15: a move is reflected to all, the sender too, with its id, tuid and clock",
    `
    ${battle()}
    ${turn("king", "hysf1v37", MOVE)}
    king receives:
      <message type='groupchat' id='hysf1v37' from='england@{games}/king'>
        <turn xmlns='…/mmog#user' tuid='hysf1v37'>
          <clock xmlns='…/mmog/dga' t='40'/>
          <pc chid='{kingChid}' jid='{none}'><moves><move node='Tank'><walk x='0' y='0' z='1'/></move></moves></pc>
        </turn>
      </message>
    queenconsort receives: <message id='hysf1v37'><turn xmlns='…/mmog#user' tuid='hysf1v37'><pc chid='{kingChid}'/></turn></message>
    earl1 receives: <message id='hysf1v37' from='england@{games}/king'/>
    ${turn("king", "hysf1v37", MOVE)}
    king receives nothing
    king sends:
      <message type='chat' to='england@{games}/king' id='t2'><turn xmlns='…/mmog#user' tuid='t2'><pc chid='{kingChid}'>${MOVE}</pc></turn></message>
    earl1 receives: <message id='t2' type='groupchat'/>
  `,
  ),
  story(
    "MMOG-4.1-4, MMOG-4.1-5, MMOG-7.6-12: a spectator's turn is forbidden, and it may speak",
    `
    ${battle()}
    ${turn("queenconsort", "t1", MOVE)}
    ${refusedTurn("queenconsort", "t1", "auth", "forbidden")}
    king receives nothing
    queenconsort sends: <message type='groupchat' to='england@{games}' id='m'><body>I only watch</body></message>
    king receives: <message id='m' from='england@{games}/queenconsort'><body>I only watch</body></message>
  `,
  ),
  story(
    "there are no turns before the match",
    `
    ${instantRoom}
    ${takingTeam("king", "York")}
    everybody forgets
    ${turn("king", "t1", MOVE, "h7ns81g")}
    ${refusedTurn("king", "t1", "cancel", "not-allowed")}
  `,
  ),
  story(
    "MMOG-7.6-8, MMOG-7.6-9, MMOG-7.6-10: an invalid turn is refused and passed on to nobody, its player removed, and the match goes on without",
    `
    ${battle()}
    ${turn("earl1", "bad1", "<moves><move node='Wing'><location x='1' y='1' z='1'/></move></moves>", "{earlChid}")}
    earl1 receives:
      <message type='error' id='bad1' from='england@{games}'>
        <turn xmlns='…/mmog#user' tuid='bad1'/>
        <error by='england@{games}' type='cancel'>
          <undefined-condition xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/><invalid-turn xmlns='…/mmog'/>
        </error>
      </message>
    earl1 receives:
      <presence type='unavailable' from='england@{games}/earl1'>
        <game xmlns='…/mmog#user'><item role='none' team='none'/><status code='110'/><status code='307'/></game>
        <invalid-turn xmlns='…/mmog#user'/>
      </presence>
    queenconsort receives:
      <presence type='unavailable' from='england@{games}/earl1'>
        <game xmlns='…/mmog#user'><item role='none'/><status code='307'/></game><invalid-turn xmlns='…/mmog#user'/>
      </presence>
    queenconsort receives: ${inactive("<won>York</won>")}
  `,
  ),
  story(
    "MMOG-7.6-11: an owner loses the team for an invalid turn, not the room",
    `
    ${battle()}
    ${turn("king", "bad1", "<moves><move node='Tank'><location x='NaN' y='0' z='0'/></move></moves>")}
    king receives: <message type='error' id='bad1'><error><undefined-condition xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/><invalid-turn xmlns='…/mmog'/></error></message>
    king receives:
      <presence type='{none}' from='england@{games}/king'><game xmlns='…/mmog#user'><item affiliation='owner' role='moderator' team='none'/><status code='110'/></game></presence>
    king receives: ${inactive("<won>Lancaster</won>")}
  `,
  ),
  story(
    "somebody else's character and another game's turn are invalid",
    `
    ${battle()}
    ${turn("king", "bad1", MOVE, "{earlChid}")}
    king receives: <message type='error' id='bad1'><error><invalid-turn xmlns='…/mmog'/></error></message>
    ${entering("sirwilliam")}
    ${takingTeam("king", "York")}
    ${starting("king")}
    ${starting("earl1")}
    everybody forgets
    king sends: <message type='groupchat' to='england@{games}' id='bad2'><turn xmlns='…/mmog#user'><play xmlns='…/mmog/dga' suit='queen'/></turn></message>
    king receives: <message type='error' id='bad2'><error><invalid-turn xmlns='…/mmog'/></error></message>
  `,
  ),
  story(
    "MMOG-7.7-5, MMOG-7.8-6, MMOG-7.9-6: shots, losses and repairs are checked like moves, and what is invalid reaches nobody",
    `
    ${battle()}
    ${turn("king", "bad1", "<shots><shot node='Turmkanone' weapon='Trebuchet' ammo='Pzgr39_42'/></shots>")}
    king receives: <message type='error' id='bad1'><turn xmlns='…/mmog#user'/><error type='cancel'><undefined-condition xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/><invalid-turn xmlns='…/mmog'/></error></message>
    queenconsort receives: <presence from='england@{games}/king'><game xmlns='…/mmog#user'><item team='none'/></game></presence>
    queenconsort receives: ${inactive("<won>Lancaster</won>")}
    ${takingTeam("king", "York")}
    ${starting("king")}
    ${starting("earl1")}
    everybody forgets
    ${turn("earl1", "bad2", "<repairs><repair node='Wing'/></repairs>", "{earlChid}")}
    earl1 receives: <message type='error' id='bad2'><error><invalid-turn xmlns='…/mmog'/></error></message>
    queenconsort receives: <presence type='unavailable' from='england@{games}/earl1'/>
    queenconsort receives: ${inactive("<won>York</won>")}
    ${entering("earl1")}
    ${takingTeam("earl1", "Lancaster")}
    ${starting("king")}
    ${starting("earl1")}
    everybody forgets
    ${turn("earl1", "bad3", "<losses><loss node='Hull'><power value='-5'/></loss></losses>", "{earlChid}")}
    earl1 receives: <message type='error' id='bad3'><error><invalid-turn xmlns='…/mmog'/></error></message>
    queenconsort receives: <presence type='unavailable' from='england@{games}/earl1'/>
  `,
  ),
  story(
    "E-017: only the client that sent start may send turns",
    `
    ${battle()}
    earl1phone sends: <presence to='england@{games}/earl1'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    everybody forgets
    ${turn("earl1phone", "t1", MOVE, "{earlChid}")}
    ${refusedTurn("earl1phone", "t1", "cancel", "not-allowed")}
  `,
  ),
];
