import {
  enterAsKing,
  createClientStage,
  matchPresence,
  matchState,
  occupantPresence,
  ROOM,
  type ClientStage,
} from "#testing/client-stage.ts";

const USER = "http://jabber.org/protocol/mmog#user";
const DGA = "http://jabber.org/protocol/mmog/dga";
const EARL = `jid='henry@shakespeare.lit/tent' chid='e1' name='harritudur' visiname='earl1' model='Chevalier' team='Lancaster'`;
const DUKE = `chid='d1' name='norfolk' visiname='duke' model='King' team='York'`;

function tank(x: number, speed: number): string {
  return `<moves><move node='Tank'><location x='${x}' y='0' z='0'/><rotation x='0' y='0' z='0' w='1'/><linear x='${speed}' y='0' z='0'/></move></moves>`;
}

function turn(from: string, tuid: string, t: number, inner: string): string {
  return `<message xmlns='jabber:client' type='groupchat' to='richardiii@shakespeare.lit/desktop' from='${from}' id='m${tuid}'><turn xmlns='${USER}' tuid='${tuid}'><clock xmlns='${DGA}' t='${t}'/>${inner}</turn></message>`;
}

/** So many steps of 50 ms lie between the beginning and the end. */
export const FIGHT_STEPS = 80;
const STEP_MS = 50;

/**
 * King watches earl1 drive off, be hit by duke and give up; `look` is called at the beginning and after each step of 50 ms. The match is over
 * when this returns.
 */
export async function watchFight(look: (stage: ClientStage, step: number) => void): Promise<ClientStage> {
  const stage = createClientStage();
  await enterAsKing(stage, true);
  const { line } = stage;
  line.receive(
    occupantPresence(
      "earl1",
      "affiliation='none' role='participant' team='Lancaster' jid='henry@shakespeare.lit/tent'",
    ),
  );
  line.receive(occupantPresence("duke", "affiliation='member' role='participant' team='York'"));
  const characters = `<pcs><pc ${EARL}>${tank(50, 5)}</pc><pc ${DUKE}>${tank(1, 0)}</pc></pcs>`;
  line.receive(matchPresence("active", matchState({}, characters)));
  look(stage, 0);
  for (let step = 1; step <= FIGHT_STEPS; step += 1) {
    stage.advance(STEP_MS);
    const t = step * STEP_MS;
    if (step < 70)
      line.receive(
        turn(`${ROOM}/earl1`, `a-${step}`, t, `<pc chid='e1'>${tank(50 + (t / 1000) * 5, 5)}</pc>`),
      );
    if (step === 40)
      line.receive(
        turn(
          ROOM,
          "r-1",
          t,
          `<pc chid='e1'><losses><loss node='Hull' by='d1'><power value='40'/></loss></losses></pc>`,
        ),
      );
    if (step === 50)
      line.receive(
        `<message xmlns='jabber:client' type='groupchat' from='${ROOM}/duke'><body>No secret stays here.</body></message>`,
      );
    // Whoever gives up the team leaves the field.
    if (step === 70)
      line.receive(
        occupantPresence(
          "earl1",
          "affiliation='none' role='participant' team='none' jid='henry@shakespeare.lit/tent'",
        ),
      );
    if (step === 60) line.receive(occupantPresence("catesby", "affiliation='none' role='visitor'"));
    stage.frame();
    look(stage, step);
  }
  stage.advance(STEP_MS);
  line.receive(matchPresence("inactive", `<state xmlns='${DGA}'><won>York</won></state>`));
  return stage;
}
