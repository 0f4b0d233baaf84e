export const settings = {
  heading: "Settings",
  graphics: {
    heading: "Graphics",
    quality: "Quality",
    options: { automatic: "Automatic", low: "Low", medium: "Medium", high: "High" },
    reducedMotion: "Less motion",
    reducedMotionHint: "No camera shake, no drifting. Follows your system unless you set it.",
  },
  controls: {
    heading: "Controls",
    sensitivity: "Mouse sensitivity",
    invert: "Invert up and down",
    keys: {
      caption: "Keys",
      action: "Action",
      key: "Key",
      drive: "Drive",
      aim: "Aim",
      fire: "Fire",
      sight: "Gun sight",
      repair: "Repair",
      ammunition: "Ammunition",
      map: "Map",
      scoreboard: "Scoreboard",
      chat: "Chat",
      menu: "Menu",
      follow: "Follow another tank",
      free: "Free flight",
      top: "From above",
    },
  },
  access: {
    heading: "Access",
    situation: "Situation panel",
    situationHint: "Says in text who is where and what happens in the battle.",
  },
  developer: {
    heading: "For developers",
    console: "Stanza console",
    consoleHint: "Shows what goes over the line. Passwords are left out.",
    netgraph: "Network figures",
    clear: "Clear",
    direction: { in: "received", out: "sent", refused: "refused" },
  },
} as const;

/** The words around a generated form; see FormTexts in ui/data-form. */
export const form = {
  required: "required",
  noChoice: "No choice",
  reveal: "Show characters",
  onePerLine: "One entry on each line.",
  addressPerLine: "One address on each line, such as richard@shakespeare.lit.",
  problems: {
    required: "Fill this in: it can't stay empty.",
    "not-an-address": "Write an address such as richard@shakespeare.lit.",
  },
  result: { caption: "Result", yes: "yes", no: "no", empty: "Nothing was found." },
} as const;
