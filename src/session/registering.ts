import { dataForm, type DataForm } from "#protocol/data-form.ts";
import { withBits } from "#protocol/form-bits.ts";
import { decodeError } from "#protocol/stanza-error.ts";
import type { Registration, RegistrationForm } from "#net/register.ts";
import type { FieldValues } from "#session/client.ts";
import { refusalFrom, type Context } from "#session/context.ts";
import type { Server } from "#session/environment.ts";
import { fetched } from "#session/fetched.ts";
import { emptyForm, fillIn } from "#session/forms.ts";
import { done, got, refused, type Outcome } from "#session/outcome.ts";

const FORM_TYPE = "jabber:iq:register";

/** The server's form for a new account (XEP-0077); where it has only plain fields, a form made of them. */
export async function fetchRegistrationForm(context: Context, server: Server): Promise<Outcome<DataForm>> {
  const opened = await open(context, server);
  if (!opened.ok) return opened;
  // Servers don't wait long for those who haven't signed in: the form is sent in a conversation of its own.
  await opened.value.close();
  return readForm(opened.value.form);
}

/** Sends what was filled in. `conflict`: the name is taken. */
export async function submitRegistration(
  context: Context,
  server: Server,
  values: FieldValues,
): Promise<Outcome> {
  const opened = await open(context, server);
  if (!opened.ok) return opened;
  const registration = opened.value;
  const plain = Object.fromEntries(values.map((field) => [field.var, field.values[0] ?? ""]));
  const answer = registration.form.form === undefined ? plain : dataForm.encode(fillIn(values, FORM_TYPE));
  const reply = await registration.submit(answer);
  await registration.close();
  if (reply.ok) return done();
  if (reply.reason !== "error")
    return refused({ code: reply.reason === "timeout" ? "timed-out" : "offline" });
  return refused(refusalFrom(decodeError(reply.error.element)));
}

async function open(context: Context, server: Server): Promise<Outcome<Registration>> {
  const opened = await fetched(() => context.register(server));
  if (!opened.ok) return opened;
  if (opened.value.ok) return got(opened.value.registration);
  const { code, detail } = opened.value.failure;
  return refused({ code, text: detail });
}

function readForm(form: RegistrationForm): Outcome<DataForm> {
  const instructions = form.instructions === undefined ? [] : [form.instructions];
  if (form.form !== undefined) {
    const read = dataForm.decode(form.form, "");
    return read.ok
      ? got(withBits(read.value, form.query ?? form.form))
      : refused({ code: "not-understood", text: read.refusal.detail });
  }
  const fields = form.fields.map((name) => ({
    var: name,
    type: name === "password" ? ("text-private" as const) : ("text-single" as const),
    required: true,
    values: [],
    options: [],
  }));
  return got({ ...emptyForm("submit"), type: "form", instructions, fields });
}
