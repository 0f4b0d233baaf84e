/** Something that the person who starts the server can put right; the message is one sentence that says how. */
export class StartFailure extends Error {
  override name = "StartFailure";
}

/** The code of a system error, such as `EADDRINUSE`, or ''. */
export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** Writes the failure as one line and leaves with code 1. A failure that nobody foresaw keeps its stack. */
export function leave(error: unknown): never {
  const text =
    error instanceof StartFailure ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
