import { discoInfo } from "#protocol/disco.ts";
import { parseJid, roomAddress } from "#protocol/jid.ts";
import { FORM_TYPE } from "#protocol/namespaces.ts";
import { registerQuery } from "#protocol/register.ts";
import type { Client, FieldValues, MembershipForm } from "#session/client.ts";
import { ask, command, type Context } from "#session/context.ts";
import { fillIn } from "#session/forms.ts";
import { got, refused, type Outcome } from "#session/outcome.ts";

/** To be a member of a room, with a nickname that is kept for one (MMOG 7.18, 7.20). */
export interface Membership {
  readonly membershipForm: (room: string) => ReturnType<Client["membershipForm"]>;
  readonly requestMembership: (room: string, values: FieldValues) => ReturnType<Client["requestMembership"]>;
  readonly reservedNick: (room: string) => ReturnType<Client["reservedNick"]>;
}

const NICK_NODE = "x-roomuser-item";

export function createMembership(context: Context): Membership {
  async function membershipForm(room: string): Promise<Outcome<MembershipForm>> {
    const jid = roomAddress(room);
    if (jid === undefined) return refused({ code: "jid-malformed" });
    // MMOG Example 91.
    const answer = await ask(context, jid, "get", registerQuery.encode({}), registerQuery);
    if (!answer.ok) return answer;
    const { registered, username = "", form } = answer.value;
    if (registered === true) return got({ kind: "member", nick: username });
    return form === undefined ? refused({ code: "not-understood" }) : got({ kind: "form", form });
  }

  return {
    membershipForm,
    async requestMembership(room, values) {
      const jid = roomAddress(room);
      if (jid === undefined) return refused({ code: "jid-malformed" });
      // MMOG Example 96; the FORM_TYPE goes back as it came.
      const came = values.find((field) => field.var === "FORM_TYPE")?.values[0];
      const form = fillIn(values, came ?? FORM_TYPE.register);
      const outcome = await command(context, jid, "set", registerQuery.encode({ form }));
      if (!outcome.ok) return outcome;
      // The answer doesn't say whether it was granted or is to be decided (MMOG 9.9): the room knows.
      const now = await membershipForm(room);
      return got({ isMember: now.ok && now.value.kind === "member" });
    },
    async reservedNick(room) {
      const jid = roomAddress(room);
      if (jid === undefined) return undefined;
      // MMOG Example 102.
      const request = discoInfo.encode({ node: NICK_NODE, identities: [], features: [], forms: [] });
      const answer = await ask(context, jid, "get", request, discoInfo);
      const name = answer.ok ? answer.value.identities.find((identity) => identity.name)?.name : undefined;
      if (name === undefined) return undefined;
      const address = parseJid(`${jid}/${name}`);
      return address.ok && address.value.resource !== "" ? address.value.resource : undefined;
    },
  };
}
