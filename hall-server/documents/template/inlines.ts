import type { TemplateProblem } from "../../contract/documents.ts";
import type { Inline } from "./ast.ts";
import { problem } from "./problem.ts";

/** `你于{收件日期}提出的**申请**`: names in braces, half or full width; two stars switch bold on and off. */
export function readInlines(text: string, line: number, problems: TemplateProblem[]): Inline[] {
  const inlines: Inline[] = [];
  let isBold = false;
  let rest = text;
  while (rest !== "") {
    const next = /\*\*|[{｛]/.exec(rest);
    if (!next) {
      inlines.push({ as: "text", text: rest, isBold });
      break;
    }
    if (next.index > 0) inlines.push({ as: "text", text: rest.slice(0, next.index), isBold });
    rest = rest.slice(next.index + next[0].length);
    if (next[0] === "**") {
      isBold = !isBold;
      continue;
    }
    const end = /[}｝]/.exec(rest);
    if (!end) {
      problems.push(problem(line, "open-brace", { found: rest.slice(0, 20) }));
      break;
    }
    const name = rest.slice(0, end.index).trim();
    if (name === "") problems.push(problem(line, "empty-brace"));
    else inlines.push({ as: "name", name, isBold, line });
    rest = rest.slice(end.index + 1);
  }
  return inlines;
}
