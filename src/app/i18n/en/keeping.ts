/** Putting a room away, taking it out again, and ending it. */
export const keeping = {
  save: {
    button: "Save room",
    heading: "Save this room?",
    text: "Everybody is sent out, and the room is kept as it is: its settings, its people and their teams. Nobody can enter it until an owner loads it again.",
    battle: "The battle stands still until then, and goes on when its players are back.",
    battleOn: "This room can be saved when the battle is over. A moderated room can be saved at any time.",
    locked: "The room can be saved once it is configured.",
  },
  load: { button: "Load room" },
  destroy: {
    button: "Destroy room",
    heading: "Destroy this room?",
    warning:
      "This can't be undone. Everybody is sent out, and settings, lists and a battle that is on are lost.",
    reason: "Reason",
    reasonHint: "If you give one, everybody in the room gets to read it.",
    venue: "Other room",
    venueHint: "Where they may go instead, such as {{example}}.",
    password: "Password of the other room",
    passwordHint: "It is sent to everybody who is in this room now.",
    problems: {
      "jid-malformed": "This is no address of a room. Write it as room@service.",
      "same-room": "This is the room that you destroy. Name another one, or none.",
    },
  },
} as const;
