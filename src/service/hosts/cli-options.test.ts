import { expect, test } from "vitest";
import { readComponentArguments, readStartArguments } from "#service/hosts/cli-options.ts";

test("without arguments the server is for this machine, with guests", () => {
  expect(readStartArguments([])).toEqual({
    options: {
      port: 8080,
      host: "127.0.0.1",
      domain: "localhost",
      data: "data",
      guests: true,
      registration: false,
      dev: false,
    },
  });
});

test("every option is taken", () => {
  const line = "--port 0 --host 0.0.0.0 --domain Play.Example --data /tmp/x --no-guests --registration --dev";
  expect(readStartArguments(line.split(" "))).toEqual({
    options: {
      port: 0,
      host: "0.0.0.0",
      domain: "play.example",
      data: "/tmp/x",
      guests: false,
      registration: true,
      dev: true,
    },
  });
});

test("what is wrong with an argument is said in one sentence that names it", () => {
  for (const [args, name] of [
    [["--prot", "1"], "--prot"],
    [["--port"], "--port"],
    [["--port", "http"], "--port"],
    [["--port", "65536"], "--port"],
    [["--domain", "a b"], "--domain"],
    [["--domain", "a@b"], "--domain"],
    [["--host", ""], "--host"],
    [["--data", ""], "--data"],
    [["now"], "now"],
  ] as const) {
    const read = readStartArguments(args);
    const error = "error" in read ? read.error : "";
    expect(error).toContain(name);
    expect(error.split("\n")).toHaveLength(1);
  }
});

test("help names every option", () => {
  const read = readStartArguments(["--help"]);
  for (const name of ["--port", "--host", "--domain", "--data", "--no-guests", "--registration", "--dev"])
    expect("help" in read && read.help).toContain(name);
});

test("a component needs a server, a secret and a domain", () => {
  const all = "--component 127.0.0.1:5347 --secret-file secret --domain games.example".split(" ");
  expect(readComponentArguments(all)).toEqual({
    options: {
      server: { host: "127.0.0.1", port: 5347 },
      secretFile: "secret",
      domain: "games.example",
      data: "data",
    },
  });
  expect(readComponentArguments(["--component", "[::1]:5347", ...all.slice(2)])).toMatchObject({
    options: { server: { host: "::1", port: 5347 } },
  });
  for (const [from, name] of [
    [2, "--component"],
    [4, "--component"],
  ] as const) {
    const read = readComponentArguments(all.slice(from));
    expect("error" in read && read.error).toContain(name);
  }
  const noSecret = readComponentArguments(["--component", "127.0.0.1:5347", "--domain", "games.example"]);
  expect("error" in noSecret && noSecret.error).toContain("--secret-file");
  const noPort = readComponentArguments(["--component", "127.0.0.1", ...all.slice(2)]);
  expect("error" in noPort && noPort.error).toContain("HOST:PORT");
});
