/**
 * A YAML file and where each of its values stands. Reading never throws: a file that cannot be opened, is too long,
 * is not UTF-8 or is not YAML comes back as problems.
 */
import { readFileSync, statSync } from "node:fs";
import { CST, isMap, isScalar, isSeq, Lexer, LineCounter, type Node, parseDocument } from "yaml";
import { type HallProblem, type PathStep, pathText } from "./problem.ts";

/** The model halls' largest files stay under a quarter of both; more is not a hall file. */
const mostBytes = 256 * 1024;
const mostTokens = 50_000;

export interface YamlSource {
  file: string;
  value: unknown;
  /** Where a value stands; for one that is missing, where its nearest parent does. */
  problem(path: readonly PathStep[], message: string): HallProblem;
}

export type YamlReading = { ok: true; source: YamlSource } | { ok: false; problems: HallProblem[] };

export function readYaml(file: string): YamlReading {
  const failed = (message: string): YamlReading => ({
    ok: false,
    problems: [{ file, line: 1, column: 1, path: "", message }],
  });
  let bytes: Buffer;
  try {
    const found = statSync(file);
    if (!found.isFile()) return failed("This is not a file. Name a YAML file.");
    if (found.size > mostBytes)
      return failed(`The file has ${found.size} bytes; a hall file has at most ${mostBytes}.`);
    bytes = readFileSync(file);
  } catch {
    return failed("The file cannot be opened. Check its name and that it may be read.");
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return failed("The file is not UTF-8 text. Save it with the encoding UTF-8.");
  }
  return parseYaml(file, text);
}

export function parseYaml(file: string, text: string): YamlReading {
  const refusal = refuse(text);
  if (refusal !== null)
    return {
      ok: false,
      problems: [{ file, line: refusal.line, column: 1, path: "", message: refusal.message }],
    };
  try {
    return parse(file, text);
  } catch (error) {
    // The YAML library throws where a document's structure defeats it; a RangeError is the exhausted stack.
    const message =
      error instanceof RangeError
        ? "Brackets are nested too deeply for a hall file."
        : `This cannot be read as YAML: ${error instanceof Error ? error.message : "unknown trouble"}`;
    return { ok: false, problems: [{ file, line: 1, column: 1, path: "", message }] };
  }
}

function parse(file: string, text: string): YamlReading {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    version: "1.2",
    prettyErrors: false,
    logLevel: "error",
  });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const problems: HallProblem[] = [...document.errors, ...document.warnings].map((error) => ({
    file,
    ...place(error.pos[0]),
    path: "",
    message: explainYaml(error.code, error.message),
  }));
  if (problems.length > 0) return { ok: false, problems };
  const root = document.contents;
  return {
    ok: true,
    source: {
      file,
      value: document.toJS({ maxAliasCount: 0 }),
      problem: (path, message) => ({
        file,
        ...place(offsetOf(root, path)),
        path: pathText(path),
        message,
      }),
    },
  };
}

/** Keys rather than values are pointed at, because a value may begin on the next line. */
function offsetOf(root: Node | null, path: readonly PathStep[]): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((one) => isScalar(one.key) && String(one.key.value) === String(step));
      if (!pair) break;
      if (isScalar(pair.key) && pair.key.range) offset = pair.key.range[0];
      node = pair.value;
    } else if (isSeq(node) && typeof step === "number") {
      node = node.items[step];
      if (isMap(node) || isSeq(node) || isScalar(node)) offset = node.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}

/**
 * One linear pass over the tokens before anything is built from them: YAML's powers that a hall file has no use for
 * (anchors, aliases, tags, directives, keys that are themselves structures) are where hostile documents live.
 */
function refuse(text: string): { line: number; message: string } | null {
  if (text.length > mostBytes)
    return { line: 1, message: `The file is too long; a hall file has at most ${mostBytes} bytes.` };
  let line = 1;
  let tokens = 0;
  for (const token of new Lexer().lex(text)) {
    tokens += 1;
    if (tokens > mostTokens) return { line, message: "The file holds too many values for a hall file." };
    const power = needlessPowers[CST.tokenType(token) ?? ""];
    if (power) return { line, message: `${power}.` };
    line += token.split("\n").length - 1;
  }
  return null;
}

const needlessPowers: Record<string, string> = {
  anchor: "Anchors (&name) are not used in hall files; text that begins with & needs quotes",
  alias: "Aliases (*name) are not used in hall files; text that begins with * needs quotes",
  tag: "Tags (!name) are not used in hall files; text that begins with ! needs quotes",
  "directive-line": "Directives (%name) are not used in hall files",
  "explicit-key-ind": "Keys that begin with “? ” are not used in hall files",
};

function explainYaml(code: string, message: string): string {
  const first = (message.split("\n")[0] ?? message).replace(/ at line \d+, column \d+:?$/, "");
  switch (code) {
    case "TAB_AS_INDENT":
      return "A tab stands where spaces must; indent with spaces only.";
    case "DUPLICATE_KEY":
      return "This key stands twice in the same place; keep one.";
    case "MULTIPLE_DOCS":
      return "The file holds more than one document; remove everything from the second “---”.";
    default:
      return `This is not YAML: ${first}`;
  }
}
