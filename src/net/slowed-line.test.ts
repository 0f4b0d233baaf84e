import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFakeEnvironment } from "#net/fake-environment.ts";
import { slowedLine, type Slowing } from "#net/slowed-line.ts";

const UNCHANGED: Slowing = { delayMs: 0, jitterMs: 0, stallMs: 0 };

async function opened(slowing: Slowing) {
  const now = { slowing };
  const environment = createFakeEnvironment();
  const heard: string[] = [];
  const socket = slowedLine(environment, () => now.slowing)("ws://shakespeare.lit", {
    onOpen: (protocol) => void heard.push(protocol),
    onFrame: (text) => void heard.push(text ?? ""),
    onClose: () => void heard.push("closed"),
  });
  const server = await environment.nextSocket();
  server.accept();
  return { environment, socket, server, heard, now };
}

describe("a line that is made worse", () => {
  it("is as it was where nothing is added", async () => {
    const { socket, server, heard } = await opened(UNCHANGED);
    server.send("one");
    socket.send("two");
    expect([heard, server.unread()]).toEqual([["xmpp", "one"], ["two"]]);
    socket.close();
    expect(server.closed()).toBe(true);
  });

  it("holds each frame up for the delay, both ways", async () => {
    const { environment, socket, server, heard } = await opened({ ...UNCHANGED, delayMs: 200 });
    environment.advance(200);
    server.send("one");
    socket.send("two");
    environment.advance(199);
    expect([heard, server.unread()]).toEqual([["xmpp"], []]);
    environment.advance(1);
    expect([heard, server.unread()]).toEqual([["xmpp", "one"], ["two"]]);
  });

  it("lets nothing through for as long as it stalls, every ten seconds, and all of it afterwards", async () => {
    const { environment, server, heard } = await opened({ ...UNCHANGED, stallMs: 1_000 });
    // The clock of the stage begins with a stall.
    environment.advance(500);
    server.send("one");
    environment.advance(499);
    expect(heard).toEqual([]);
    environment.advance(1);
    expect(heard).toEqual(["xmpp", "one"]);
    server.send("two");
    expect(heard).toHaveLength(3);
    environment.advance(9_500);
    server.send("three");
    expect(heard).toHaveLength(3);
    environment.advance(500);
    expect(heard).toHaveLength(4);
  });

  it("lets what was said before the end arrive before it", async () => {
    const { environment, socket, server, heard } = await opened({ ...UNCHANGED, delayMs: 100 });
    environment.advance(100);
    socket.send("</close>");
    socket.close();
    server.send("bye");
    server.drop();
    environment.advance(100);
    expect(heard).toEqual(["xmpp", "bye", "closed"]);
  });

  it("loses nothing and keeps the order, whatever is added meanwhile", async () => {
    const amount = fc.integer({ min: 0, max: 1_000 });
    const slowing = fc.record({ delayMs: amount, jitterMs: amount, stallMs: amount });
    const steps = fc.array(fc.record({ slowing, waitMs: amount }), { maxLength: 50 });
    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        const { environment, server, heard, now } = await opened(UNCHANGED);
        for (const [at, step] of plan.entries()) {
          now.slowing = step.slowing;
          server.send(String(at));
          environment.advance(step.waitMs);
        }
        environment.advance(3_000);
        expect(heard).toEqual(["xmpp", ...plan.keys()].map(String));
      }),
    );
  });
});
