import type { DocumentValues } from "../../contract/documents.ts";
import type { Block, FilledCell, FilledPart, Run } from "../blocks.ts";
import type { Cell, Condition, Inline, Node, Template } from "./ast.ts";
import { type Entry, type Filled, listNames, singleNames } from "./names.ts";

interface Filling {
  values: DocumentValues;
  copy: string;
  entry: Entry | null;
}

/** What is written by hand where the hall knows nothing. */
const lineToWriteOn = "＿＿＿＿＿＿";

/** A checked template with these values: one part for each of its copies. Values are text, never template. */
export function fillTemplate({ head, body }: Template, values: DocumentValues): FilledPart[] {
  const copies = head.copies.length === 0 ? [""] : head.copies;
  return copies.map((copy) => {
    const blocks: Block[] = [];
    fillNodes(body, { values, copy, entry: null }, blocks);
    return { name: copy, blocks };
  });
}

function fillNodes(nodes: readonly Node[], filling: Filling, into: Block[]): void {
  for (const node of nodes) fillNode(node, filling, into);
}

function fillNode(node: Node, filling: Filling, into: Block[]): void {
  switch (node.as) {
    case "paragraph":
      into.push({ as: "paragraph", style: node.style, runs: runsOf(node.inlines, filling, lineToWriteOn) });
      return;
    case "gap":
      into.push({ as: "gap" });
      return;
    case "table":
      into.push({ as: "table", widths: node.widths, rows: [] });
      return;
    case "row": {
      const table = into.at(-1);
      const { isHead, minHeightMm } = node;
      const cells = node.cells.map((cell) => fillCell(cell, filling));
      if (table?.as === "table") table.rows.push({ cells, isHead, minHeightMm });
      return;
    }
    case "signatures":
      into.push({
        as: "signatures",
        labels: node.labels.map(({ inlines, isPersons }) => ({
          runs: runsOf(inlines, filling, ""),
          isPersons,
        })),
      });
      return;
    case "closing":
      into.push({ as: "closing" });
      return;
    case "new-page":
      into.push({ as: "new-page" });
      return;
    case "if":
      fillNodes(holds(node.condition, filling) ? node.holding : node.otherwise, filling, into);
      return;
    case "each":
      entriesOf(node.name, filling.values).forEach((entry, i) => {
        fillNodes(node.body, { ...filling, entry: { ...entry, 序号: String(i + 1) } }, into);
      });
  }
}

function fillCell({ inlines, span }: Cell, filling: Filling): FilledCell {
  return { runs: runsOf(inlines, filling, ""), span };
}

function runsOf(inlines: readonly Inline[], filling: Filling, blank: string): Run[] {
  return inlines.map((inline) =>
    inline.as === "text"
      ? { text: inline.text, isBold: inline.isBold }
      : { text: filledName(inline.name, filling) ?? blank, isBold: inline.isBold },
  );
}

function holds({ name, equals, isNegated }: Condition, filling: Filling): boolean {
  const isList = Object.hasOwn(listNames, name);
  const value = isList ? null : filledName(name, filling);
  const is = isList
    ? entriesOf(name, filling.values).length > 0
    : equals === null
      ? value !== null && value !== ""
      : value === equals;
  return is !== isNegated;
}

function filledName(name: string, { values, copy, entry }: Filling): Filled {
  if (entry && Object.hasOwn(entry, name)) return entry[name] ?? null;
  return singleNames[name]?.(values, copy) ?? null;
}

function entriesOf(name: string, values: DocumentValues): Entry[] {
  return listNames[name]?.get(values) ?? [];
}
