/** Voice and membership: asking for them, and deciding about them. */
export const membership = {
  voice: {
    button: "Request voice",
    asked: "You asked for voice. The moderators decide; you can speak as soon as one of them agrees.",
  },
  approval: {
    list: "Waiting for your decision",
    voice: "asks to be allowed to speak.",
    registration: "asks to become a member.",
    grant: "Grant",
    decline: "Decline",
    ignore: "Ignore",
    more_one: "{{count, number}} more request waits.",
    more_other: "{{count, number}} more requests wait.",
  },
  ask: "Ask for membership",
  reserve: "Reserve my nickname",
  askHeading: "Membership of {{room}}",
  reserveHeading: "Reserve a nickname",
  loading: "Asking what the room wants to know …",
  send: "Send",
  already: "You are a member of this room already. It keeps the nickname {{nick}} for you.",
  granted: "You are a member now.",
  asked: "An admin has been asked. You can enter as soon as they agree.",
  askedInside: "An admin has been asked. You are a member as soon as they agree.",
  enter: "Enter the room",
} as const;
