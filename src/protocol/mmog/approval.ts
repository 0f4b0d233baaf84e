import { accept, refuse, type Decoded } from "#xml/decoded.ts";
import { el, type XmlElement } from "#xml/element.ts";
import type { ValueCodec } from "#xml/value.ts";
import { dataForm, fieldValue, type DataForm } from "#protocol/data-form.ts";
import { findForm } from "#protocol/find-form.ts";
import {
  choice,
  formLayout,
  layOutForm,
  line,
  readForm,
  value,
  yesNo,
  type FormLayout,
  type LayoutValues,
} from "#protocol/form-layout.ts";
import { jidText } from "#protocol/jid.ts";
import { emptyRegistration, registrationFields } from "#protocol/mmog/registration.ts";
import { FORM_TYPE, NS } from "#protocol/namespaces.ts";

/** Some answers leave it out (errata E-091). */
const jidOrNone: ValueCodec<string> = {
  parse: (text) => (text.trim() === "" ? accept("") : jidText.parse(text)),
  format: (jid) => jid,
};

/** MMOG 16.5.2, Examples 133 and 134. In a room without addresses `jid` is the occupant's address in it. */
const voice = formLayout(FORM_TYPE.request, {
  role: choice({ var: "mmog#role", label: "Requested role" }, [
    { value: "participant", label: "Participant" },
  ]),
  jid: { ...value({ var: "mmog#jid", label: "User ID" }, jidOrNone), type: "jid-single" as const },
  nick: line({ var: "mmog#roomnick", label: "Room Nickname" }),
  allow: yesNo({ var: "mmog#request_allow", label: "Grant voice to this person?" }),
});

/** MMOG 16.5.1, Example 176, with an own field that says whose the request is. */
const registration = formLayout(FORM_TYPE.register, {
  ...registrationFields,
  jid: { ...value({ var: "mmog#register_jid", label: "User ID" }, jidOrNone), type: "jid-single" as const },
  allow: yesNo({ var: "mmog#register_allow", label: "Allow this person to register with the room?" }),
});

export type VoiceApproval = LayoutValues<typeof voice.fields>;
export type RegistrationApproval = LayoutValues<typeof registration.fields>;

/** What moderators, or admins, are asked, and what they answer. */
export type Approval =
  | ({ readonly kind: "voice" } & VoiceApproval)
  | ({ readonly kind: "registration" } & RegistrationApproval);

/** The form as it came, for those who fill it in, with what it says. */
export type ApprovalForm = { readonly form: DataForm; readonly approval: Approval };

/** MMOG Examples 133 and 176: the question. */
export function askForApproval(
  approval: Approval,
  heading: { readonly title: string; readonly instructions: readonly string[] },
): XmlElement {
  if (approval.kind === "voice") return inOptions(layOutForm(voice, approval, heading));
  return inOptions(layOutForm(registration, approval, heading));
}

/** MMOG Example 134 (errata E-091): the answer, with what the question had in its fields. */
export function answerApproval({ form }: ApprovalForm, allow: boolean): XmlElement {
  const fields = form.fields
    .filter((field) => field.var !== undefined && field.type !== "fixed")
    .map(({ var: name = "", values }) => ({
      var: name,
      values:
        name === voice.fields.allow.var || name === registration.fields.allow.var
          ? [allow ? "1" : "0"]
          : values,
      options: [],
    }));
  return inOptions({ type: "submit", instructions: [], fields, items: [] });
}

/** The question (`form`) or the answer (`submit`) anywhere in a message; errata E-082. */
export function readApproval(
  message: XmlElement,
  type: "form" | "submit",
): Decoded<ApprovalForm> | undefined {
  return (
    read(message, type, voice, NO_VOICE, (values) => ({ kind: "voice", ...values })) ??
    read(message, type, registration, NO_REGISTRATION, (values) => ({ kind: "registration", ...values }))
  );
}

function read<F extends typeof voice.fields | typeof registration.fields>(
  message: XmlElement,
  type: "form" | "submit",
  layout: FormLayout<F>,
  blank: LayoutValues<F>,
  approvalOf: (values: LayoutValues<F>) => Approval,
): Decoded<ApprovalForm> | undefined {
  const form = findForm(message, layout.formType);
  if (form?.ok !== true) return form;
  // Without the question it is another form of the same type: a request for voice, a registration.
  const asks = fieldValue(form.value.fields, layout.fields.allow.var) !== undefined;
  if (form.value.type !== type || !asks) return undefined;
  const reading = readForm(layout, form.value, blank);
  return reading.ok
    ? accept({ form: form.value, approval: approvalOf(reading.values) })
    : refuse("malformed", "x", reading.problems.map((problem) => problem.text).join(" "));
}

function inOptions(form: DataForm): XmlElement {
  return el("game", { xmlns: NS.mmog }, el("options", {}, dataForm.encode(form)));
}

const NO_VOICE: VoiceApproval = { role: "participant", jid: "", nick: "", allow: false };
const NO_REGISTRATION: RegistrationApproval = { ...emptyRegistration, jid: "", allow: false };
