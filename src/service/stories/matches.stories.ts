import { battle, configured, entering, instantRoom, starting, takingTeam } from "#service/stories/scenes.ts";
import { story } from "#service/stories/story.ts";

const turn = (who: string, id: string, actions: string, chid = "{kingChid}"): string => `
  ${who} sends:
    <message type='groupchat' to='england@{games}' id='${id}'>
      <turn xmlns='…/mmog#user' tuid='${id}'>
        <clock xmlns='…/mmog/dga' t='40'/>
        <pc chid='${chid}'>${actions}</pc>
      </turn>
    </message>
`;

const refusedTurn = (who: string, id: string, type: string, condition: string): string => `
  ${who} receives:
    <message type='error' id='${id}' from='england@{games}'>
      <turn xmlns='…/mmog#user' tuid='${id}'/>
      <error by='england@{games}' type='${type}'><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>
    </message>
`;

const inactive = (inside = "", room = "england"): string =>
  `<presence from='${room}@{games}'><game xmlns='…/mmog'><status>inactive</status><state xmlns='…/mmog/dga'>${inside}</state></game></presence>`;

const status = (word: string, inside = ""): string =>
  `<presence from='england@{games}'><game xmlns='…/mmog'><status>${word}</status>${inside}</game></presence>`;

const MOVE = "<moves><move node='Tank'><walk x='0' y='0' z='1'/></move></moves>";

/** Long enough for a shell to arrive and for the gun to be loaded again. */
const SALVO = `
    king fires at earl1
    8 seconds pass
`;

export const matchStories = [
  story(
    "MMOG-7.4-2: a team is taken by presence to the room, and all are told in both forms",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${takingTeam("earl1", "lancaster")}
    earl1 receives:
      <presence from='england@{games}/earl1' id='team'>
        <game xmlns='…/mmog#user'><item affiliation='none' role='participant' team='Lancaster'/><status code='110'/></game>
        <game xmlns='…/mmog'><item affiliation='none' team='Lancaster'/></game>
      </presence>
    king receives:
      <presence from='england@{games}/earl1'>
        <game xmlns='…/mmog#user'><item affiliation='none' role='participant' team='Lancaster' jid='{earl1}'/></game>
        <game xmlns='…/mmog'><item affiliation='none' team='Lancaster'/></game>
      </presence>
    ${entering("queenconsort")}
    king sends: <presence to='england@{games}' id='r'><game xmlns='…/mmog'><item role='York'/></game></presence>
    queenconsort receives: <presence from='england@{games}/king'><game xmlns='…/mmog#user'><item role='moderator' team='York'/></game></presence>
  `,
  ),
  story(
    "MMOG-7.4-3: a full team is a conflict and an unknown one is not acceptable",
    `
    ${instantRoom}
    ${configured({}, { maxplayers: "1" })}
    ${entering("earl1")}
    ${takingTeam("king", "York")}
    everybody forgets
    ${takingTeam("earl1", "York")}
    earl1 receives:
      <presence type='error' id='team' from='england@{games}'><game xmlns='…/mmog'/><error type='cancel'><conflict xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>
    ${takingTeam("earl1", "Tudor")}
    earl1 receives:
      <presence type='error' id='team'><error><not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>
    earl1 sends: <presence to='england@{games}' id='team'><game xmlns='…/mmog'><item role='moderator'/></game></presence>
    earl1 receives: <presence type='error' id='team'><error type='modify'><bad-request xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>
    king receives nothing
  `,
  ),
  story(
    "MMOG-7.5-17: a Single Battle can't be started before every team has its players",
    `
    ${instantRoom}
    ${starting("king")}
    king receives:
      <message type='error' id='start-king' from='england@{games}'>
        <start xmlns='…/mmog#user'><pc name='{king.name}'/></start>
        <error type='cancel'><not-allowed xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>
      </message>
    ${takingTeam("king", "York")}
    everybody forgets
    ${starting("king")}
    king receives: <message type='error' id='start-king'><error type='cancel'><not-allowed xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
  `,
  ),
  story(
    "MMOG-7.5-4: a character needs its player's name and a model of the catalogue",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${takingTeam("king", "York")}
    ${takingTeam("earl1", "Lancaster")}
    everybody forgets
    ${starting("king", "Trebuchet")}
    king receives: <message type='error' id='start-king'><error><not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    king sends: <message type='groupchat' to='england@{games}' id='s'><start xmlns='…/mmog#user'><pc name='somebodyelse' model='King'/></start></message>
    king receives: <message type='error' id='s'><error><not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
    king sends: <message type='groupchat' to='england@{games}' id='s'><start xmlns='…/mmog#user'/></message>
    king receives: <message type='error' id='s'><error><bad-request xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>
  `,
  ),
  story(
    "MMOG-7.5-6: starts are reflected to all, and the match begins when everybody is ready",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${entering("queenconsort")}
    ${takingTeam("king", "York")}
    ${takingTeam("earl1", "Lancaster")}
    everybody forgets
    ${starting("king")}
    queenconsort receives:
      <message type='groupchat' from='england@{games}/king' id='start-king'>
        <start xmlns='…/mmog#user' jid='england@{games}' name='england' battlefield='Valley' match='Single Battle'>
          <pc chid='{any kingChid}' name='king' jid='england@{games}/king' visiname='king' model='King' team='York' position='0'/>
          <pcs><pc chid='{kingChid}'/></pcs>
          <npcs><npc chid='{any}' name='House01' model='Building' team='York'/><npc name='House02' team='Lancaster'/></npcs>
        </start>
      </message>
    king receives:
      <message type='groupchat' id='start-king'>
        <start xmlns='…/mmog#user'><pc chid='{kingChid}' name='{king.name}' jid='{king}'/></start>
      </message>
    ${starting("earl1", "Chevalier")}
    queenconsort receives:
      <message from='england@{games}/earl1' id='start-earl1'>
        <start xmlns='…/mmog#user'><pc chid='{any earlChid}' team='Lancaster' position='0'/><pcs><pc chid='{kingChid}'/><pc chid='{earlChid}'/></pcs></start>
      </message>
    queenconsort receives:
      <presence from='england@{games}' type='{none}'>
        <game xmlns='…/mmog'>
          <status>active</status>
          <state xmlns='…/mmog/dga'>
            <x xmlns='jabber:x:data'><field var='FORM_TYPE'><value>http://jabber.org/protocol/mmog/dga#state</value></field></x>
            <pcs>
              <pc chid='{kingChid}' model='King'><moves><move node='Tank'><location x='{any}' y='{any}' z='{any}'/><rotation w='{any}'/></move></moves></pc>
              <pc chid='{earlChid}' model='Chevalier'/>
            </pcs>
            <npcs><npc name='House01'/><npc name='House02'/></npcs>
          </state>
          <without><pc/></without>
        </game>
      </presence>
    queenconsort receives nothing
    king later receives: <message><start xmlns='…/mmog#user'><pc chid='{kingChid}'/><pcs><pc chid='{kingChid}'/><pc chid='{earlChid}'/></pcs></start></message>
    king receives: ${status("active", "<state xmlns='…/mmog/dga'/><pc chid='{kingChid}' team='York'/>")}
    earl1 later receives: ${status("active", "<state xmlns='…/mmog/dga'/><pc chid='{earlChid}' team='Lancaster'/>")}
  `,
  ),
  story(
    "MMOG-7.5-21: whoever was ready has to say so again when the teams or the options change",
    `
    ${instantRoom}
    ${entering("earl1")}
    ${entering("earlofderby")}
    ${takingTeam("king", "York")}
    ${takingTeam("earl1", "Lancaster")}
    ${starting("king")}
    ${takingTeam("earlofderby", "Lancaster")}
    ${starting("earl1")}
    ${starting("earlofderby")}
    everybody forgets
    king sends: <iq type='get' to='england@{games}' id='info'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>
    king receives: <iq><query xmlns='http://jabber.org/protocol/disco#info'><x xmlns='jabber:x:data'><field var='mmog#match_status'><value>inactive</value></field></x></query></iq>
    ${starting("king")}
    king later receives: ${status("active")}
  `,
  ),
  story(
    "MMOG-7.6-15: a move is reflected to all, the sender too, with its id, tuid and clock",
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
    "MMOG-7.6-12: a spectator's turn is forbidden",
    `
    ${battle()}
    ${turn("queenconsort", "t1", MOVE)}
    ${refusedTurn("queenconsort", "t1", "auth", "forbidden")}
    king receives nothing
  `,
  ),
  story(
    "MMOG-7.6-13: there are no turns before the match",
    `
    ${instantRoom}
    ${takingTeam("king", "York")}
    everybody forgets
    ${turn("king", "t1", MOVE, "h7ns81g")}
    ${refusedTurn("king", "t1", "cancel", "not-allowed")}
  `,
  ),
  story(
    "MMOG-7.6-10: an invalid turn is refused, its player removed, and the match goes on without",
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
    "MMOG-7.6-9: somebody else's character, a faraway muzzle or another game's turn are invalid",
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
    "MMOG-7.8-6: a shell hits, the referee says the losses, a repair is granted, and at last one is destroyed",
    `
    ${battle({ battlefield: "Moor" })}
    king fires at earl1
    queenconsort receives:
      <message id='shot-1' from='england@{games}/king'>
        <turn xmlns='…/mmog#user'><pc chid='{kingChid}'><shots><shot node='Turmkanone' weapon='KwK42L70' ammo='Pzgr39_42'><location/><view/></shot></shots></pc></turn>
      </message>
    8 seconds pass
    queenconsort receives:
      <message type='groupchat' from='england@{games}'>
        <turn xmlns='…/mmog#user' tuid='{any}'>
          <clock xmlns='…/mmog/dga' t='{any}'/>
          <pc chid='{earlChid}'><losses><loss node='{any broken}'><power value='{any left}'/></loss></losses></pc>
        </turn>
      </message>
    everybody forgets
    ${turn("earl1", "repair-1", "<repairs><repair node='{broken}'/></repairs>", "{earlChid}")}
    queenconsort receives: <message id='repair-1' from='england@{games}/earl1'><turn xmlns='…/mmog#user'><pc chid='{earlChid}'><repairs><repair node='{broken}'/></repairs></pc></turn></message>
    6 seconds pass
    queenconsort receives:
      <message from='england@{games}'>
        <turn xmlns='…/mmog#user'><pc chid='{earlChid}'><repairs><repair node='{broken}'><power value='{any}'/></repair></repairs></pc></turn>
      </message>
    hastings sends: <presence to='england@{games}/hastings'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    hastings receives:
      <presence from='england@{games}'><game xmlns='…/mmog'>
        <status>active</status>
        <state xmlns='…/mmog/dga'><pcs><pc chid='{kingChid}' model='King'/><pc chid='{earlChid}' model='Chevalier'><moves><move node='Tank'/></moves></pc></pcs></state>
      </game></presence>
    everybody forgets
    ${SALVO.repeat(8)}
    queenconsort later receives: <message from='england@{games}'><turn xmlns='…/mmog#user'><pc chid='{earlChid}'><losses><loss node='Hull'><power value='0'/></loss></losses></pc></turn></message>
    queenconsort later receives:
      ${inactive(`
        <x xmlns='jabber:x:data' type='result'>
          <field var='FORM_TYPE'><value>http://jabber.org/protocol/mmog/dga#results</value></field>
          <item>
            <field var='mmog/dga#results_name'><value>king</value></field>
            <field var='mmog/dga#results_team'><value>York</value></field>
            <field var='mmog/dga#results_destroyed'><value>1</value></field>
            <field var='mmog/dga#results_survived'><value>1</value></field>
          </item>
          <item>
            <field var='mmog/dga#results_name'><value>earl1</value></field>
            <field var='mmog/dga#results_survived'><value>0</value></field>
          </item>
        </x>
        <won>York</won>
      `)}
  `,
  ),
  story(
    "MMOG-7.10-2: who resigns keeps the room and gives the battle to the others",
    `
    ${battle()}
    earl1 sends: <presence to='england@{games}' id='resign1'><game xmlns='…/mmog'><item role='none' team='none'/></game></presence>
    earl1 receives:
      <presence from='england@{games}/earl1' id='resign1'><game xmlns='…/mmog#user'><item role='participant' team='none'/><status code='110'/></game></presence>
    earl1 receives: ${inactive("<won>York</won>")}
    queenconsort receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item team='none'/></game></presence>
    queenconsort receives: ${inactive("<won>York</won>")}
  `,
  ),
  story(
    "E-115: the leaving of an indispensable player pauses the match, and all go on by starting again",
    `
    ${battle()}
    earl1 disconnects
    king receives: <presence type='unavailable' from='england@{games}/earl1'/>
    king receives: ${status("paused", "<state xmlns='…/mmog/dga'><pcs><pc chid='{kingChid}'/><pc chid='{earlChid}'/></pcs></state><pc chid='{kingChid}'/>")}
    ${turn("king", "t1", MOVE)}
    ${refusedTurn("king", "t1", "cancel", "not-allowed")}
    queenconsort receives: <presence type='unavailable'/>
    queenconsort receives: ${status("paused")}
  `,
  ),
  story(
    "E-114: a player who comes back has the team again, and the match goes on when all have started again",
    `
    ${battle()}
    earl1 sends: <presence type='unavailable' to='england@{games}/earl1'/>
    everybody forgets
    earl1 sends: <presence to='england@{games}/earl1'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    earl1 receives: ${status("paused", "<pc chid='{earlChid}'/>")}
    earl1 later receives: <presence from='england@{games}/earl1'><game xmlns='…/mmog#user'><item team='Lancaster'/><status code='110'/></game></presence>
    everybody forgets
    ${starting("earl1", "Chevalier")}
    king receives: <message id='start-earl1'><start xmlns='…/mmog#user'><pc chid='{earlChid}'/></start></message>
    king receives nothing
    king sends: <message type='groupchat' to='england@{games}' id='again'><start xmlns='…/mmog#user'/></message>
    king receives: <message id='again'/>
    king receives: ${status("active", "<pc chid='{kingChid}'/>")}
    earl1 later receives: ${status("active", "<pc chid='{earlChid}'/>")}
    everybody forgets
    ${turn("earl1", "t9", MOVE, "{earlChid}")}
    king receives: <message id='t9'/>
  `,
  ),
  story(
    "a running match comes back paused after the service was killed",
    `
    ${battle({ battlefield: "Moor" })}
    king fires at earl1
    8 seconds pass
    queenconsort later receives: <message from='england@{games}'><turn xmlns='…/mmog#user'><pc chid='{earlChid}'><losses><loss node='{any broken}'><power value='{any left}'/></loss></losses></pc></turn></message>
    everybody forgets
    the service is killed and started again
    king sends: <presence to='england@{games}/king'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    king receives:
      ${status(
        "paused",
        `<state xmlns='…/mmog/dga'><pcs>
           <pc chid='{kingChid}' model='King'/>
           <pc chid='{earlChid}' model='Chevalier'><losses><loss node='{broken}'><power value='{left}'/></loss></losses></pc>
         </pcs></state><pc chid='{kingChid}'/>`,
      )}
    king later receives: <presence from='england@{games}/king'><game xmlns='…/mmog#user'><item affiliation='owner' team='York'/><status code='110'/></game></presence>
    earl1 sends: <presence to='england@{games}/earl1'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    everybody forgets
    ${starting("king")}
    ${starting("earl1", "Chevalier")}
    earl1 later receives: ${status("active", "<pc chid='{earlChid}'/>")}
  `,
  ),
  story(
    "MMOG-4.1-7: a Last Man Standing starts with two, admits a third and ends when one has held out",
    `
    ${instantRoom}
    ${configured({}, { match: "Last Man Standing", battlefield: "Moor" })}
    ${entering("earl1")}
    ${entering("sirwilliam")}
    ${takingTeam("king", "York")}
    ${takingTeam("earl1", "Lancaster")}
    everybody forgets
    ${starting("king")}
    king receives: <message id='start-king'><start xmlns='…/mmog#user' match='Last Man Standing'><without><npcs/></without></start></message>
    king receives nothing
    ${starting("earl1", "Chevalier")}
    sirwilliam later receives: ${status("active")}
    everybody forgets
    ${takingTeam("sirwilliam", "York")}
    everybody forgets
    ${starting("sirwilliam", "Councillor")}
    king receives:
      <message from='england@{games}/sirwilliam' id='start-sirwilliam'>
        <start xmlns='…/mmog#user'><pc chid='{any third}' model='Councillor' position='1'/><pcs><pc/><pc/><pc chid='{third}'/></pcs></start>
      </message>
    king receives: <message from='england@{games}'><turn xmlns='…/mmog#user'><pc chid='{third}' model='Councillor' team='York'><moves><move node='Tank'><location/></move></moves></pc></turn></message>
    sirwilliam later receives: ${status("active", "<pc chid='{third}'/>")}
    everybody forgets
    sirwilliam sends: <presence to='england@{games}'><game xmlns='…/mmog'><item role='none'/></game></presence>
    earl1 sends: <presence to='england@{games}'><game xmlns='…/mmog'><item role='none'/></game></presence>
    3 seconds pass
    sirwilliam later receives: <presence from='england@{games}/earl1'/>
    sirwilliam receives nothing
    4 seconds pass
    sirwilliam receives: ${inactive("<won>king</won>")}
  `,
  ),
  story(
    "dga.md: in Bosworth Field a round starts with one player and bots, and the next one by itself",
    `
    king sends: <presence to='bosworth@{games}/king'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    king receives: <presence from='bosworth@{games}'><game xmlns='…/mmog'><status>inactive</status></game></presence>
    ${takingTeam("king", "York", "bosworth")}
    everybody forgets
    ${starting("king", "King", "bosworth")}
    king receives:
      <message id='start-king'>
        <start xmlns='…/mmog#user' match='Last Team Standing'><pc name='king' jid='bosworth@{games}/king'/><npcs><npc team='York'/><npc team='Lancaster'/></npcs></start>
      </message>
    king receives: <message><start xmlns='…/mmog#user'><pc/></start></message>
    king receives: <presence from='bosworth@{games}'><game xmlns='…/mmog'><status>active</status><pc team='York'/></game></presence>
    king sends: <iq type='get' to='bosworth@{games}' id='c'><query xmlns='…/mmog#owner'/></iq>
    king later receives: <iq type='error' id='c'><error><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
    king sends: <presence to='bosworth@{games}' id='r'><game xmlns='…/mmog'><item role='none'/></game></presence>
    king later receives: ${inactive("<match-canceled/>", "bosworth")}
    ${takingTeam("king", "Lancaster", "bosworth")}
    everybody forgets
    ${starting("king", "Chevalier", "bosworth")}
    king later receives: <presence from='bosworth@{games}'><game xmlns='…/mmog'><status>active</status><pc team='Lancaster'/></game></presence>
  `,
  ),
  story(
    "MMOG-10.2-4: the configuration can't be changed while a match is on",
    `
    ${battle()}
    king sends:
      <iq type='set' to='england@{games}' id='c'><query xmlns='…/mmog#owner'><options><x xmlns='jabber:x:data' type='submit'/></options></query></iq>
    king receives: <iq type='error' id='c'><error type='cancel'><not-allowed xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>
    king sends: <iq type='get' to='england@{games}' id='g'><query xmlns='…/mmog#owner'/></iq>
    king receives: <iq type='result' id='g'/>
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
