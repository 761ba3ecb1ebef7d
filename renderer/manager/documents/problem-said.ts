import type { TemplateProblem } from "../../../hall-server/contract/documents.ts";
import type { managerDocumentWords } from "../../words/manager-documents.ts";
import type { Spoken } from "../../words/words.ts";

type Key = keyof (typeof managerDocumentWords)["zh"];

/** What is wrong, and what is perhaps meant. */
export function problemSaid(
  { because, found = "", like = [] }: TemplateProblem,
  say: Spoken<Key>["say"],
): string {
  const key = `problem.${because}`;
  const what = say(isKnown(key) ? key : "problem.other", { found });
  return like.length === 0 ? what : `${what}${say("like", { names: like.join("、") })}`;
}

/** A hall that is newer than its page may know of more. */
function isKnown(key: string): key is Key {
  return knownProblems.has(key);
}

const knownProblems = new Set<string>(
  [
    ...["no-title", "unknown-head", "bad-head", "open-brace", "empty-brace", "unknown-name", "list-as-value"],
    ...["value-as-list", "list-in-list", "unknown-mark", "bad-condition", "bad-widths", "row-without-table"],
    ...["wrong-cells", "nothing-to-close", "second-else", "not-closed", "too-deep", "empty"],
  ].map((because) => `problem.${because}`),
);
