import type { TemplateProblem } from "../../contract/documents.ts";

/** What can be wrong with a template; the sentences stand in the pages' language files. */
export type TemplateTrouble =
  | "no-title"
  | "unknown-head"
  | "bad-head"
  | "open-brace"
  | "empty-brace"
  | "unknown-name"
  | "list-as-value"
  | "value-as-list"
  | "list-in-list"
  | "unknown-mark"
  | "bad-condition"
  | "bad-widths"
  | "row-without-table"
  | "wrong-cells"
  | "nothing-to-close"
  | "second-else"
  | "not-closed"
  | "too-deep"
  | "empty";

export function problem(
  line: number,
  because: TemplateTrouble,
  more: Pick<TemplateProblem, "found" | "like"> = {},
): TemplateProblem {
  return { line, because, ...more };
}
