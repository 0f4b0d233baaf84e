import { chat } from "./en/chat.ts";
import { formFields } from "./en/form-fields.ts";
import { invitations } from "./en/invitations.ts";
import { keeping } from "./en/keeping.ts";
import { manage } from "./en/manage.ts";
import { membership } from "./en/membership.ts";
import { people } from "./en/people.ts";
import { departure, room } from "./en/room.ts";
import { roomErrors } from "./en/room-errors.ts";
import { settings } from "./en/settings.ts";

/** Texts of screens that are loaded when they are first shown; see lazy-screen.ts. */
export const later = {
  room,
  chat,
  departure,
  invitations,
  keeping,
  settings,
  people,
  manage,
  membership,
  formFields,
  errors: roomErrors,
} as const;
