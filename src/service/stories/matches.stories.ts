import { MOVE, SALVO, inactive, refusedTurn, status, turn } from "#service/stories/match-scenes.ts";
import { battle, configured, entering, instantRoom, starting, takingTeam } from "#service/stories/scenes.ts";
import { story } from "#service/stories/story.ts";

export const matchStories = [
  story(
    "MMOG-7.7-5, MMOG-7.8-6, MMOG-7.9-6, MMOG-7.11-1, MMOG-7.11-2, MMOG-7.11-3: a shell hits, the referee says the losses, a repair is granted, at last one is destroyed, and all are told who has won",
    `
    ${battle({ battlefield: "Moor", seed: "{clearView}" })}
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
          <pc chid='{earlChid}'><losses><loss node='{any broken}' by='{kingChid}'><power value='{any left}'/></loss></losses></pc>
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
    ${SALVO.repeat(20)}
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
    "MMOG-7.6-13: the leaving of an indispensable player pauses the match, and there are no turns (E-115)",
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
    ${battle({ battlefield: "Moor", seed: "{clearView}" })}
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
    "MMOG-4.1-7, MMOG-7.5-11: a Last Man Standing starts with two, admits a third and ends when one has held out",
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
    sirwilliam receives:
      <presence from='england@{games}'><game xmlns='…/mmog'>
        <status>active</status>
        <state xmlns='…/mmog/dga'><pcs><pc visiname='king'/><without><pc visiname='earl1'/><pc visiname='sirwilliam'/></without></pcs></state>
      </game></presence>
    sirwilliam receives nothing
    4 seconds pass
    sirwilliam receives: ${inactive("<won>king</won>")}
  `,
  ),
  story(
    "dga.md: in Bosworth Field a round starts with one player and bots, is lost when that one resigns, and the next comes in its time",
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
    king later receives: ${inactive("<won>Lancaster</won>", "bosworth")}
    ${takingTeam("king", "Lancaster", "bosworth")}
    everybody forgets
    ${starting("king", "Chevalier", "bosworth")}
    15 seconds pass
    king later receives: <presence from='bosworth@{games}'><game xmlns='…/mmog'><status>active</status><pc team='Lancaster'/></game></presence>
  `,
  ),
  story(
    "MMOG-5.2-1: the configuration can't be changed while a match is on",
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
    "dga.md: the next round of a standing room begins fifteen seconds after the last, with everybody who is still there",
    `
    king sends: <presence to='bosworth@{games}/king'><game xmlns='…/mmog' var='…/mmog/dga'/></presence>
    ${takingTeam("king", "York", "bosworth")}
    ${starting("king", "Bombard", "bosworth")}
    king later receives: <presence from='bosworth@{games}'><game xmlns='…/mmog'><status>active</status><pc chid='{any first}'/></game></presence>
    everybody forgets
    640 seconds pass
    king later receives: ${inactive("<x xmlns='jabber:x:data' type='result'><item/></x>", "bosworth")}
    king later receives:
      <message from='bosworth@{games}' type='groupchat'>
        <start xmlns='…/mmog#user'><pcs><pc name='king' model='Bombard' team='York'/></pcs><npcs><npc/></npcs></start>
      </message>
    king later receives: <presence from='bosworth@{games}'><game xmlns='…/mmog'><status>active</status><pc model='Bombard' team='York'/></game></presence>
  `,
  ),
  story(
    "a tank whose player doesn't come back to a battle royale leaves the field",
    `
    ${instantRoom}
    ${configured({}, { match: "Last Man Standing", battlefield: "Moor" })}
    ${entering("earl1")}
    ${entering("sirwilliam")}
    ${takingTeam("king", "York")}
    ${takingTeam("earl1", "Lancaster")}
    ${takingTeam("sirwilliam", "Lancaster")}
    ${starting("king")}
    ${starting("earl1")}
    ${starting("sirwilliam")}
    everybody forgets
    sirwilliam disconnects
    king receives: <presence type='unavailable' from='england@{games}/sirwilliam'/>
    29 seconds pass
    king receives nothing
    3 seconds pass
    king receives:
      <presence from='england@{games}'><game xmlns='…/mmog'>
        <status>active</status>
        <state xmlns='…/mmog/dga'><pcs><pc visiname='king'/><pc visiname='earl1'/><without><pc visiname='sirwilliam'/></without></pcs></state>
      </game></presence>
  `,
  ),
];
