import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseSync } from "@swc/core";

/** A test as its source names it. */
export type TestTitle = {
  readonly file: string;
  readonly title: string;
  /** Whether it runs always: `skip`, `skipIf`, `runIf`, `todo` and `fixme` don't. */
  readonly runs: boolean;
};

const TEST_FILE = /(\.test\.tsx?|\.stories\.ts|\.spec\.ts)$/;
const TESTS = new Set(["it", "test", "story"]);
const NOT_ALWAYS = ["skip", "skipIf", "runIf", "todo", "fixme", "fails"];
/** Members of `test` that take a title and are none: parts of a test, groups, hooks. */
const NO_TESTS = ["step", "describe", "beforeEach", "afterEach", "beforeAll", "afterAll", "use"];

/** The titles of all tests and stories below the folders, by reading the code and not by running it. */
export function testTitles(root: string, folders: readonly string[]): readonly TestTitle[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((path) => TEST_FILE.test(path))
      .toSorted()
      .flatMap((path) => {
        const file = join(root, folder, path);
        return titlesOf(relative(root, file), readFileSync(file, "utf8"));
      }),
  );
}

/** The titles in one file's source. Throws when it is no TypeScript. */
export function titlesOf(file: string, source: string): readonly TestTitle[] {
  const titles: TestTitle[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    if (isCall(node)) {
      const words = calleeWords(node.callee);
      const title = textOf(node.arguments[0]?.expression);
      if (TESTS.has(words[0] ?? "") && title !== undefined && !words.some((word) => NO_TESTS.includes(word)))
        titles.push({ file, title, runs: !words.some((word) => NOT_ALWAYS.includes(word)) });
    }
    for (const inner of Object.values(node)) visit(inner);
  };
  visit(parseSync(source, { syntax: "typescript", tsx: file.endsWith(".tsx") }));
  return titles;
}

type Call = {
  readonly callee: unknown;
  readonly arguments: readonly { readonly expression: unknown }[];
};

function isCall(node: object): node is Call {
  return "type" in node && node.type === "CallExpression";
}

/** `it.each(rows)` is `it`, `each`. */
function calleeWords(callee: unknown): readonly string[] {
  if (typeof callee !== "object" || callee === null || !("type" in callee)) return [];
  if (callee.type === "Identifier" && "value" in callee) return [String(callee.value)];
  if (callee.type === "MemberExpression" && "object" in callee && "property" in callee)
    return [...calleeWords(callee.object), ...calleeWords(callee.property)];
  return callee.type === "CallExpression" && "callee" in callee ? calleeWords(callee.callee) : [];
}

/** A string, or what stands fast of a template. */
function textOf(node: unknown): string | undefined {
  if (typeof node !== "object" || node === null || !("type" in node)) return undefined;
  if (node.type === "StringLiteral" && "value" in node) return String(node.value);
  if (node.type === "TemplateLiteral" && "quasis" in node && Array.isArray(node.quasis))
    return (node.quasis as { readonly raw: string }[]).map((part) => part.raw).join("…");
  if (node.type === "BinaryExpression" && "left" in node && "right" in node) {
    const [left, right] = [textOf(node.left), textOf(node.right)];
    return left === undefined ? undefined : left + (right ?? "");
  }
  return undefined;
}
