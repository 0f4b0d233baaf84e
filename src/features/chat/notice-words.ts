/** The room's own notices (session/chat.ts) by the key of their words. */
const WORDS = {
  "configuration-changed": "configured",
  logged: "loggingOn",
  "no-longer-logged": "loggingOff",
  "now-non-anonymous": "nonAnonymous",
  "now-semi-anonymous": "semiAnonymous",
  "now-fully-anonymous": "fullyAnonymous",
  "not-said": "notSaid",
  "subject-not-set": "subjectNotSet",
  "voice-asked": "voiceAsked",
  "voice-not-asked": "voiceNotAsked",
  "not-approved": "notApproved",
  "not-invited": "notInvited",
  "invitation-declined": "declined",
  "invitation-declined-because": "declinedBecause",
} as const;

export function noticeOf(key: string): (typeof WORDS)[keyof typeof WORDS] | undefined {
  return key in WORDS ? WORDS[key as keyof typeof WORDS] : undefined;
}
