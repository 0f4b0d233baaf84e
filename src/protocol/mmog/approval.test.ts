import { expect, it } from "vitest";
import { el } from "#xml/element.ts";
import { answerApproval, askForApproval, readApproval, type Approval } from "#protocol/mmog/approval.ts";
import { emptyRegistration } from "#protocol/mmog/registration.ts";

const asked: readonly Approval[] = [
  {
    kind: "voice",
    role: "participant",
    jid: "harritudur@shakespeare.lit/pda",
    nick: "earl1",
    allow: false,
  },
  {
    ...emptyRegistration,
    kind: "registration",
    nick: "earl1",
    faq: ["March on,", "march on"],
    jid: "harritudur@shakespeare.lit",
    allow: false,
  },
];

/** MMOG 16.5.1 and 16.5.2, with the own field that says whose a registration is. */
const FIELDS = {
  voice: ["mmog#role", "mmog#jid", "mmog#roomnick", "mmog#request_allow"],
  registration: [
    "mmog#register_first",
    "mmog#register_last",
    "mmog#register_roomnick",
    "mmog#register_url",
    "mmog#register_email",
    "mmog#register_faqentry",
    "mmog#register_jid",
    "mmog#register_allow",
  ],
};

it.each(asked)(
  "MMOG-16.5-2, MMOG-16.5-3: an answer to the question about a $kind brings its fields back with the word",
  (approval) => {
    const heading = { title: "Request", instructions: ["Tick the box."] };
    const form = readApproval(el("message", {}, askForApproval(approval, heading)), "form");
    if (form?.ok !== true) throw new Error("The question is not understood.");
    expect(form.value.approval).toStrictEqual(approval);
    expect(form.value.form.fields.slice(1).map((field) => field.var)).toEqual(FIELDS[approval.kind]);
    const answer = el("message", {}, answerApproval(form.value, true));
    expect(readApproval(answer, "submit")).toMatchObject({
      ok: true,
      value: { approval: { ...approval, allow: true } },
    });
    expect(readApproval(answer, "form")).toBeUndefined();
  },
);
