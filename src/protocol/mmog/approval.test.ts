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

it.each(asked)("an answer to the question about a $kind brings its fields back with the word", (approval) => {
  const heading = { title: "Request", instructions: ["Tick the box."] };
  const form = readApproval(el("message", {}, askForApproval(approval, heading)), "form");
  if (form?.ok !== true) throw new Error("The question is not understood.");
  expect(form.value.approval).toStrictEqual(approval);
  const answer = el("message", {}, answerApproval(form.value, true));
  expect(readApproval(answer, "submit")).toMatchObject({
    ok: true,
    value: { approval: { ...approval, allow: true } },
  });
  expect(readApproval(answer, "form")).toBeUndefined();
});
