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
