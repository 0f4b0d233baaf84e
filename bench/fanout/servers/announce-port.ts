import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Listens on a free port, unless the server listens already, and tells the bench which. The process ends with the bench. */
export function announcePort(server: Server): void {
  const say = (): void => void process.send?.({ port: (server.address() as AddressInfo).port });
  process.on("disconnect", () => process.exit());
  if (server.listening) say();
  else server.listen(0, "127.0.0.1", say);
}
