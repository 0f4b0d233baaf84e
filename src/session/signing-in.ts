import { parseJid } from "#protocol/jid.ts";
import type { DataForm } from "#protocol/data-form.ts";
import type { ConnectionStatus, Login } from "#net/connection.ts";
import type { FieldValues } from "#session/client.ts";
import type { Context } from "#session/context.ts";
import type { Server } from "#session/environment.ts";
import { fetched } from "#session/fetched.ts";
import { done, got, refused, type Outcome } from "#session/outcome.ts";
import { findService } from "#session/service-discovery.ts";

export interface SigningIn {
  readonly signInAsGuest: (nickname: string) => Promise<Outcome>;
  readonly signIn: (account: { address: string; password: string; server?: string }) => Promise<Outcome>;
  readonly registrationForm: (domain?: string) => Promise<Outcome<DataForm>>;
  readonly createAccount: (values: FieldValues, domain?: string) => Promise<Outcome>;
  readonly signOut: () => Promise<void>;
  /** Keeps the store's account of the line; to be called with every status of the connection. */
  readonly receive: (status: ConnectionStatus) => void;
}

const loadRegistering = () => import("#session/registering.ts");

export function createSigningIn(context: Context): SigningIn {
  const { connection, stores } = context;
  let waiting: ((outcome: Outcome) => void) | undefined;

  /** The first attempt decides: a person who has just asked is told at once, later drops are retried. */
  async function connect(server: Server, login: Login): Promise<Outcome> {
    waiting?.(refused({ code: "superseded" }));
    const answer = new Promise<Outcome>((resolve) => (waiting = resolve));
    stores.connection.setState({ guest: login.kind === "guest", reason: undefined, service: "" });
    connection.connect({ ...server, login });
    const outcome = await answer;
    if (!outcome.ok) return outcome;
    const service = await findService(context, server.domain);
    stores.connection.setState({ service });
    return done();
  }

  function settle(outcome: Outcome): void {
    const answer = waiting;
    waiting = undefined;
    answer?.(outcome);
  }

  async function serverFor(domain: string | undefined): Promise<Outcome<Server>> {
    const home = await context.home();
    if (domain === undefined || (home.ok && home.value.domain === domain)) return home;
    const found = await context.discover(domain);
    if (!found.ok) return refused({ code: "not-found", text: found.detail });
    return got({ domain, endpoint: found.endpoint });
  }

  return {
    async signInAsGuest(nickname) {
      const nick = nickname.trim();
      if (nick === "") return refused({ code: "nick-missing", fields: { nickname: "nick-missing" } });
      stores.settings.setState({ nickname: nick });
      const home = await context.home();
      return home.ok ? connect(home.value, { kind: "guest" }) : home;
    },
    async signIn({ address, password, server }) {
      const jid = parseJid(address.trim());
      if (!jid.ok || jid.value.local === "") return refused({ code: "jid-malformed" });
      const { domain, local: username } = jid.value;
      const typed = server?.trim() ?? "";
      const found: Outcome<Server> =
        typed === "" ? await serverFor(domain) : got({ domain, endpoint: typed });
      return found.ok ? connect(found.value, { kind: "account", username, password }) : found;
    },
    async registrationForm(domain) {
      const server = await serverFor(domain);
      if (!server.ok) return server;
      const registering = await fetched(loadRegistering);
      return registering.ok ? registering.value.fetchRegistrationForm(context, server.value) : registering;
    },
    async createAccount(values, domain) {
      const server = await serverFor(domain);
      if (!server.ok) return server;
      const registering = await fetched(loadRegistering);
      return registering.ok
        ? registering.value.submitRegistration(context, server.value, values)
        : registering;
    },
    async signOut() {
      settle(refused({ code: "offline" }));
      await connection.disconnect();
      stores.connection.setState({ line: "offline", jid: "", retryAtMs: undefined, reason: undefined });
    },
    receive(status) {
      const none = { retryAtMs: undefined };
      switch (status.state) {
        case "online":
          stores.connection.setState({ ...none, line: "online", jid: status.jid, reason: undefined });
          settle(done());
          return;
        case "connecting":
          stores.connection.setState({ ...none, line: "connecting" });
          return;
        case "offline":
          stores.connection.setState({ ...none, line: "offline", jid: "" });
          return;
        case "waiting":
        case "failed": {
          const { reason } = status;
          const asked = waiting !== undefined;
          const line = asked ? "offline" : status.state;
          const waits = status.state === "waiting" && !asked;
          // The connection counts from 1970, the page's stores from the page's own beginning.
          const retryAtMs = waits ? status.retryAtMs - context.dateMs() + context.nowMs() : undefined;
          settle(refused({ code: reason.code, text: reason.detail }));
          if (asked) void connection.disconnect();
          stores.connection.setState({ line, reason, retryAtMs, latencyMs: undefined });
          return;
        }
      }
    },
  };
}
