import type { TemplateProblem } from "../../contract/documents.ts";
import type { Inline, Node, Template } from "./ast.ts";
import { likeNames } from "./like.ts";
import { listNames, singleNames } from "./names.ts";
import { parseTemplate } from "./parse.ts";
import { problem } from "./problem.ts";

/** A template that can be filled whatever the values, or what is wrong with it, line by line. */
export function checkedTemplate(text: string): { template: Template | null; problems: TemplateProblem[] } {
  const { template, problems } = parseTemplate(text);
  const all = [...problems, ...checkNodes(template.body, null)].toSorted((a, b) => a.line - b.line);
  return { template: all.length === 0 ? template : null, problems: all };
}

/** `list` is the name of the repeated section that the nodes stand in. */
function checkNodes(nodes: readonly Node[], list: string | null): TemplateProblem[] {
  return nodes.flatMap((node) => checkNode(node, list));
}

function checkNode(node: Node, list: string | null): TemplateProblem[] {
  switch (node.as) {
    case "paragraph":
      return checkInlines(node.inlines, list);
    case "row":
      return node.cells.flatMap((cell) => checkInlines(cell.inlines, list));
    case "signatures":
      return node.labels.flatMap((label) => checkInlines(label.inlines, list));
    case "if":
      return [
        ...checkCondition(node.condition.name, node.condition.equals !== null, node.line, list),
        ...checkNodes(node.holding, list),
        ...checkNodes(node.otherwise, list),
      ];
    case "each":
      return [...checkList(node.name, node.line, list), ...checkNodes(node.body, node.name)];
    case "gap":
    case "table":
    case "closing":
    case "new-page":
      return [];
  }
}

function checkInlines(inlines: readonly Inline[], list: string | null): TemplateProblem[] {
  return inlines.flatMap((inline) =>
    inline.as === "name" ? checkValue(inline.name, inline.line, list) : [],
  );
}

const has = (table: object, name: string) => Object.hasOwn(table, name);
const ofList = (list: string | null): readonly string[] =>
  list !== null && has(listNames, list) ? (listNames[list]?.of ?? []) : [];

function checkValue(name: string, line: number, list: string | null): TemplateProblem[] {
  if (ofList(list).includes(name) || has(singleNames, name)) return [];
  if (has(listNames, name)) return [problem(line, "list-as-value", { found: name })];
  return [unknown(name, line, [...ofList(list), ...Object.keys(singleNames)])];
}

function checkCondition(
  name: string,
  isCompared: boolean,
  line: number,
  list: string | null,
): TemplateProblem[] {
  if (name === "") return [];
  if (has(listNames, name)) return isCompared ? [problem(line, "list-as-value", { found: name })] : [];
  return checkValue(name, line, list);
}

function checkList(name: string, line: number, list: string | null): TemplateProblem[] {
  if (name === "") return [];
  if (list !== null) return [problem(line, "list-in-list", { found: name })];
  if (has(listNames, name)) return [];
  if (has(singleNames, name))
    return [problem(line, "value-as-list", { found: name, like: Object.keys(listNames) })];
  return [unknown(name, line, Object.keys(listNames))];
}

function unknown(name: string, line: number, known: readonly string[]): TemplateProblem {
  return problem(line, "unknown-name", { found: name.slice(0, 30), like: likeNames(name, known) });
}
