import { parseArgs } from "node:util";
import { parseJid } from "#protocol/jid.ts";

/** What `npm start` was asked for. */
export type StartOptions = {
  readonly port: number;
  readonly host: string;
  readonly domain: string;
  /** The folder that holds accounts, rooms and matches. */
  readonly data: string;
  readonly guests: boolean;
  readonly registration: boolean;
  /** Serve the sources through Vite instead of the built page. */
  readonly dev: boolean;
};

/** What `npm run service` was asked for. */
export type ComponentOptions = {
  readonly server: { readonly host: string; readonly port: number };
  readonly secretFile: string;
  readonly domain: string;
  readonly data: string;
};

/** Options, a request for help, or a sentence about what is wrong with the arguments. */
export type Arguments<T> = { readonly options: T } | { readonly help: string } | { readonly error: string };

const startHelp = `Serves Bosworth: the page and the game service, from one port.

  --port 8080         port to listen on (0: any free one)
  --host 127.0.0.1    address to listen on (0.0.0.0: every network)
  --domain localhost  XMPP domain of guests and accounts; the games are at games.<domain>
  --data data         folder for accounts, rooms and matches
  --no-guests         only people with an account may play
  --registration      people may register accounts in the game
  --dev               serve the sources with hot reload instead of the built page
  --help              this text`;

const componentHelp = `Runs the game service as an external component (XEP-0114) of an XMPP server.

  --component HOST:PORT   the server's port for components
  --secret-file FILE      file that holds the secret shared with the server
  --domain games.example  the component's domain
  --data data             folder for rooms and matches
  --help                  this text`;

export function readStartArguments(args: readonly string[]): Arguments<StartOptions> {
  return read(args, startHelp, () => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: "string", default: "8080" },
        host: { type: "string", default: "127.0.0.1" },
        domain: { type: "string", default: "localhost" },
        data: { type: "string", default: "data" },
        "no-guests": { type: "boolean", default: false },
        registration: { type: "boolean", default: false },
        dev: { type: "boolean", default: false },
      },
    });
    const port = portOf(values.port, 0);
    if (port === undefined) return "--port takes a number from 0 to 65535.";
    const domain = domainOf(values.domain);
    if (domain === undefined) return `--domain takes a domain name; '${values.domain}' is none.`;
    if (values.host === "") return "--host takes an address to listen on.";
    if (values.data === "") return "--data takes the name of a folder.";
    const { host, data, registration, dev } = values;
    return { port, host, domain, data, guests: !values["no-guests"], registration, dev };
  });
}

export function readComponentArguments(args: readonly string[]): Arguments<ComponentOptions> {
  return read(args, componentHelp, () => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        component: { type: "string", default: "" },
        "secret-file": { type: "string", default: "" },
        domain: { type: "string", default: "" },
        data: { type: "string", default: "data" },
      },
    });
    const [, host = "", digits = ""] = /^\[?([^\]]+?)\]?:(\d+)$/.exec(values.component) ?? [];
    const port = portOf(digits, 1);
    if (port === undefined) return "--component takes the server's HOST:PORT for components.";
    if (values["secret-file"] === "")
      return "--secret-file takes the name of the file that holds the secret.";
    const domain = domainOf(values.domain);
    if (domain === undefined) return "--domain takes the component's domain, such as games.example.";
    if (values.data === "") return "--data takes the name of a folder.";
    return { server: { host, port }, secretFile: values["secret-file"], domain, data: values.data };
  });
}

function read<T>(args: readonly string[], help: string, parse: () => T | string): Arguments<T> {
  if (args.includes("--help")) return { help };
  try {
    const options = parse();
    return typeof options === "string" ? { error: options } : { options };
  } catch (error) {
    // parseArgs explains at length; the first sentence says what is wrong.
    const message = error instanceof Error ? error.message : String(error);
    return { error: `${message.split(/\.\s|\n/, 1)[0]?.replace(/\.$/, "")}. See --help.` };
  }
}

function portOf(text: string, least: number): number | undefined {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : -1;
  return port >= least && port <= 65_535 ? port : undefined;
}

function domainOf(text: string): string | undefined {
  const jid = parseJid(text);
  return jid.ok && jid.value.local === "" && jid.value.resource === "" ? jid.value.domain : undefined;
}
