/** A schema's complaint → a sentence that says what is wrong and what to write instead. */
import type { z } from "zod";
import { isNear } from "./near.ts";
import type { HallProblem, PathStep } from "./problem.ts";
import type { YamlSource } from "./yaml-source.ts";

type Issue = z.core.$ZodIssue;

export function explainIssues(source: YamlSource, issues: readonly Issue[], known: KnownKeys): HallProblem[] {
  return issues.flatMap((issue) => {
    const path = issue.path.filter((step): step is PathStep => typeof step !== "symbol");
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => source.problem([...path, key], explainKey(key, path, known)));
    return [source.problem(path, `${nameOf(path)} ${explain(issue, valueAt(source.value, path))}`)];
  });
}

/** The field names that may stand at a path; asked when one is unknown. */
export type KnownKeys = (path: readonly PathStep[]) => readonly string[];

function explain(issue: Issue, value: unknown): string {
  switch (issue.code) {
    case "invalid_type":
      if (value === undefined) return "is missing; add it.";
      if (value === null) return `is empty; write ${expected(issue.expected)}.`;
      return `must be ${expected(issue.expected)}, but is ${kindOf(value)}.`;
    case "invalid_value":
      if (value === undefined) return "is missing; add it.";
      return `is ${shown(value)}; it may be ${issue.values.map(String).join(", ")}.`;
    case "too_small":
    case "too_big":
      if (issue.message.startsWith("must") || issue.message.startsWith("is ")) return `${issue.message}.`;
      return issue.code === "too_small"
        ? `needs at least ${issue.minimum} ${issue.minimum === 1 ? "entry" : "entries"}.`
        : `has too many; at most ${issue.maximum}.`;
    case "invalid_key":
      return `${issue.issues[0]?.message ?? "is not a name that may stand here"}.`;
    case "invalid_union": {
      if (value === undefined) return "is missing; add it.";
      if (issue.message.startsWith("must")) return `${issue.message}.`;
      return "is not written as it must be; see docs/hall-file.md.";
    }
    case "custom":
      if (value === undefined) return "is missing; add it.";
      return `${issue.message} (it is ${shown(value)}).`;
    default:
      return `${issue.message}.`;
  }
}

function explainKey(key: string, path: readonly PathStep[], known: KnownKeys): string {
  const names = known(path);
  const near = names.find((name) => isNear(name, key));
  const choice = near
    ? `Did you mean “${near}”?`
    : names.length > 0
      ? `Known here: ${names.join(", ")}.`
      : "";
  return `“${key.slice(0, 40)}” is not a field that may stand here. ${choice}`.trim();
}

function valueAt(value: unknown, path: readonly PathStep[]): unknown {
  let found: unknown = value;
  for (const step of path) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, step)) return undefined;
    found = (found as Record<PathStep, unknown>)[step];
  }
  return found;
}

function nameOf(path: readonly PathStep[]): string {
  const last = path.at(-1);
  if (last === undefined) return "The file";
  return typeof last === "number" ? `Entry ${last + 1}` : `“${last.slice(0, 40)}”`;
}

function expected(kind: string): string {
  const kinds: Record<string, string> = {
    string: "text",
    number: "a number",
    boolean: "true or false",
    array: "a list",
    object: "a group of fields",
    record: "a group of fields",
  };
  return kinds[kind] ?? kind;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a group of fields";
  return shown(value);
}

function shown(value: unknown): string {
  const text = typeof value === "string" ? `“${value}”` : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
