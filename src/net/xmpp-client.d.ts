/** The part of @xmpp/client 0.14.0 that `framed-stream.ts` uses; the package ships no types. */
declare module "@xmpp/client" {
  import type { XmlElement } from "#xml/element.ts";

  /** What `saslFactory` makes; messages are byte strings, one unit for each byte. */
  export interface SaslMechanism {
    readonly name: string;
    readonly clientFirst: boolean;
    response(): string | Promise<string>;
    challenge(message: string): void | Promise<void>;
  }
  export interface SaslFactory {
    readonly _mechs: unknown[];
    use(name: string, mechanism: new () => SaslMechanism): void;
  }
  type Authenticate = (credentials: object, mechanism: string | undefined) => Promise<void>;

  export interface XmppSocket {
    readonly secure: boolean;
    write(text: string, done?: (error?: Error) => void): void;
    end(): void;
  }
  export interface XmppTransport {
    readonly prototype: { readonly Parser: unknown };
  }

  export interface XmppClient {
    readonly transports: readonly XmppTransport[];
    readonly saslFactory: SaslFactory;
    readonly reconnect: { stop(): void };
    Transport: XmppTransport;
    Parser: unknown;
    socket: XmppSocket | null;
    /** Milliseconds for each step of the library's own; 0 means for ever. */
    timeout: number;
    open(options: { domain: string; lang?: string }): Promise<unknown>;
    on(event: "error", handler: (error: unknown) => void): void;
    on(event: "open" | "close", handler: () => void): void;
    _onData(text: string): void;
    _onElement(element: XmlElement): void;
  }

  export function client(options: {
    service: string;
    domain: string;
    credentials: (authenticate: Authenticate, mechanisms: readonly string[]) => Promise<void>;
    userAgent: XmlElement;
  }): XmppClient;

  /** Makes an element of ltx, which is what the library can read. */
  export function xml(
    name: string,
    attrs?: Record<string, string>,
    ...children: (XmlElement | string)[]
  ): XmlElement;
}
