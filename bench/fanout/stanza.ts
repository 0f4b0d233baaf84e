/** The turn that every subject carries, and the stamp in it by which a delivery is known. */

/** What stands before the digits of a stamp. */
export const STAMP = Buffer.from("bench-");
/** How many digits a stamp has. */
export const STAMP_DIGITS = 8;

/** Where a tank of three nodes stands; the referee of a true match says another one. */
const STANDING =
  "<moves><move node='Tank'><location x='-312.418' y='14.027' z='221.906'/>" +
  "<rotation x='0.0312' y='0.7071' z='-0.0207' w='0.7061'/><linear x='4.812' y='0.104' z='-2.377'/>" +
  "<angular x='0' y='0.1745' z='0'/><walk x='0' y='0.25' z='1'/></move>" +
  "<move node='Head'><rotation x='0' y='0.2588' z='0' w='0.9659'/></move>" +
  "<move node='Turmkanone'><rotation x='-0.0436' y='0' z='0' w='0.999'/></move></moves>";

/** The message with a turn of three nodes, some 600 bytes; `moves` is `<moves>` as XML. */
export function turnStanza(room: string, chid: string, moves = STANDING): string {
  const stamp = STAMP.toString() + "0".repeat(STAMP_DIGITS);
  return (
    `<message xmlns='jabber:client' type='groupchat' to='${room}' id='turn'>` +
    `<turn xmlns='http://jabber.org/protocol/mmog#user' tuid='${stamp}'><pc chid='${chid}'>${moves}</pc></turn></message>`
  );
}
