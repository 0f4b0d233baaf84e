import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCommand } from "./commands.ts";

const here = ["king", "earl", "earl of derby"];
const read = (line: string) => readCommand(line, here);

describe("a line that was typed", () => {
  it("MMOG-18.2-1: holds a command of Table 20", () => {
    expect(read("/nick henry vii")).toEqual({ kind: "nick", nick: "henry vii" });
    expect(read("/topic Fights at dawn")).toEqual({ kind: "topic", text: "Fights at dawn" });
    expect(read("/msg king Rescue, fair lord")).toEqual({
      kind: "msg",
      nick: "king",
      text: "Rescue, fair lord",
    });
    expect(read("/kick king Go away")).toEqual({ kind: "kick", nick: "king", reason: "Go away" });
    expect(read("/ban king")).toEqual({ kind: "ban", nick: "king", reason: "" });
    expect(read("/invite hecate@shakespeare.lit Come!")).toEqual({
      kind: "invite",
      jid: "hecate@shakespeare.lit",
      reason: "Come!",
    });
    expect(read("/join scotland")).toEqual({ kind: "join", room: "scotland" });
    expect(read("/part Peace lives again")).toEqual({ kind: "part", farewell: "Peace lives again" });
  });

  it("means the longest nickname of those who are here, or what stands in quotes", () => {
    expect(read("/msg earl of derby Help")).toMatchObject({ nick: "earl of derby", text: "Help" });
    expect(read("/msg earl of York Help")).toMatchObject({ nick: "earl", text: "of York Help" });
    expect(read('/msg "lord of none" Help')).toMatchObject({ nick: "lord of none", text: "Help" });
    expect(read("/msg stranger Help me")).toMatchObject({ nick: "stranger", text: "Help me" });
    expect(read('/mute "earl of derby"')).toMatchObject({ nick: "earl of derby" });
  });

  it("is said as it is when it is no command", () => {
    expect(read("A horse!")).toEqual({ kind: "say", text: "A horse!" });
    expect(read("/me waves")).toEqual({ kind: "say", text: "/me waves" });
    expect(read("//etc/passwd")).toEqual({ kind: "say", text: "/etc/passwd" });
  });

  it("is told what it lacks", () => {
    for (const line of ["/nick", "/topic ", "/msg king", "/msg", "/kick", "/invite", "/join", "/mute", "/me"])
      expect(read(line)).toEqual({ kind: "incomplete", name: line.slice(1).split(" ")[0] });
    expect(read("/dance")).toEqual({ kind: "unknown", name: "dance" });
    expect(read("/HELP")).toEqual({ kind: "help" });
  });

  it("is read whatever it is, and a message never loses a sign", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (line) => {
        const command = read(line);
        if (!line.startsWith("/")) expect(command).toEqual({ kind: "say", text: line });
      }),
    );
  });
});
