/** The fields of the account form that something can be wrong with. */
export type AccountField = "address" | "password" | "server";

/** Beside which field a refusal of the sign-in is said; undefined: it is about none of them. */
export function misplacedField(code: string, hasServer: boolean): AccountField | undefined {
  switch (code) {
    case "auth-failed":
      return "password";
    case "jid-malformed":
    case "host-unknown":
      return "address";
    case "bad-endpoint":
    case "insecure-auth":
      return "server";
    case "not-found":
    case "unreachable":
      return hasServer ? "server" : "address";
    default:
      return undefined;
  }
}
