import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { openAccounts, type AccountStore } from "#service/hosts/embedded/accounts.ts";
import {
  createEmbeddedHost,
  type EmbeddedHost,
  type EmbeddedHostOptions,
} from "#service/hosts/embedded/host.ts";
import { deriveVerifiers } from "#service/hosts/embedded/scram-keys.ts";

/** An embedded host on a port of its own, with a clock that stands still until it is set. */
export type TestHost = {
  readonly url: string;
  readonly port: number;
  readonly host: EmbeddedHost;
  readonly accounts: AccountStore;
  readonly clock: { nowMs: number };
  /** What the host had to say. */
  readonly log: readonly string[];
  addAccount(local: string, password: string): Promise<void>;
  stop(): Promise<void>;
};

export async function startTestHost(options: Partial<EmbeddedHostOptions> = {}): Promise<TestHost> {
  const accounts = openAccounts(":memory:");
  const clock = { nowMs: 1_000_000 };
  const log: string[] = [];
  const host = createEmbeddedHost({
    domain: "localhost",
    accounts,
    guests: true,
    registration: false,
    now: () => clock.nowMs,
    log: (sentence) => void log.push(sentence),
    ...options,
  });
  const server = createServer();
  server.on("upgrade", (request, socket, head) => host.handleUpgrade(request, socket, head));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}/xmpp-websocket`,
    port,
    host,
    accounts,
    clock,
    log,
    async addAccount(local, password) {
      accounts.create(local, await deriveVerifiers(password));
    },
    async stop() {
      await host.close();
      await new Promise((resolve) => server.close(resolve));
      accounts.close();
    },
  };
}
