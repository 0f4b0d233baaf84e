/** What stories of matches say again and again. */

export const turn = (who: string, id: string, actions: string, chid = "{kingChid}"): string => `
  ${who} sends:
    <message type='groupchat' to='england@{games}' id='${id}'>
      <turn xmlns='…/mmog#user' tuid='${id}'>
        <clock xmlns='…/mmog/dga' t='40'/>
        <pc chid='${chid}'>${actions}</pc>
      </turn>
    </message>
`;

export const refusedTurn = (who: string, id: string, type: string, condition: string): string => `
  ${who} receives:
    <message type='error' id='${id}' from='england@{games}'>
      <turn xmlns='…/mmog#user' tuid='${id}'/>
      <error by='england@{games}' type='${type}'><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>
    </message>
`;

export const inactive = (inside = "", room = "england"): string =>
  `<presence from='${room}@{games}'><game xmlns='…/mmog'><status>inactive</status><state xmlns='…/mmog/dga'>${inside}</state></game></presence>`;

export const status = (word: string, inside = ""): string =>
  `<presence from='england@{games}'><game xmlns='…/mmog'><status>${word}</status>${inside}</game></presence>`;

export const MOVE = "<moves><move node='Tank'><walk x='0' y='0' z='1'/></move></moves>";

/** Long enough for a shell to arrive and for the gun to be loaded again. */
export const SALVO = `
    king fires at earl1
    8 seconds pass
`;
