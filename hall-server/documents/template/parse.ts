/**
 * Templates are lines of text. What a line is, its beginning says:
 *
 *   文书：受理通知书        the head, until the line ---
 *   # 标题   ## 小标题      title, heading
 *   > 右对齐   = 居中       placed right, in the middle
 *   一、…                   a clause: what does not fit hangs under its text
 *   |# 序号 | 材料名称 |    a table's head, repeated on each page; | … | its rows; a cell = joins the one before it
 *   【表 1 5 2】            a table begins; how wide its columns are beside each other
 *   【每项 材料】 … 【完】  once for each;  【如果 说明】 … 【否则】 … 【完】
 *   【签名 经办人 | *申请人】 【落款】 【行高 30】 【分页】;  the star: where a signature from a pad goes
 *   {申请人}                a name, wherever there is text
 */
import type { TemplateProblem } from "../../contract/documents.ts";
import type { Cell, Condition, Node, ParagraphStyle, Template, TemplateHead } from "./ast.ts";
import { readInlines } from "./inlines.ts";
import { problem } from "./problem.ts";

/** Deeper than this nobody can follow. */
const deepest = 6;
const mostColumns = 16;

type Section = Extract<Node, { as: "if" | "each" }>;

interface Reading {
  problems: TemplateProblem[];
  /** Sections that are open, the innermost last. */
  open: { section: Section; into: Node[]; hasElse: boolean }[];
  body: Node[];
  columns: number | null;
  minHeightMm: number;
}

export function parseTemplate(text: string): { template: Template; problems: TemplateProblem[] } {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const end = lines.findIndex((line) => /^-{3,}\s*$/.test(line));
  const problems: TemplateProblem[] = [];
  const head = readHead(lines.slice(0, Math.max(end, 0)), problems);
  const reading: Reading = { problems, open: [], body: [], columns: null, minHeightMm: 0 };
  lines.slice(end + 1).forEach((line, i) => {
    readLine(reading, line.trimEnd(), end + 2 + i);
  });
  for (const { section } of reading.open) problems.push(problem(section.line, "not-closed"));
  if (reading.body.every((node) => node.as === "gap")) problems.push(problem(lines.length, "empty"));
  return {
    template: { head, body: reading.body },
    problems: problems.toSorted((a, b) => a.line - b.line),
  };
}

function readHead(lines: readonly string[], problems: TemplateProblem[]): TemplateHead {
  const head: TemplateHead = { title: "", series: null, copies: [], hasSeal: false };
  lines.forEach((text, i) => {
    const line = i + 1;
    if (text.trim() === "" || text.startsWith("※")) return;
    const [, key = "", value = ""] = /^\s*([^：:]*)[：:](.*)$/.exec(text) ?? [];
    const said = value.trim();
    switch (key.trim()) {
      case "文书":
        head.title = said;
        break;
      case "文号":
        if (said.length > 8 || /[\s〔〕{}]/.test(said))
          problems.push(problem(line, "bad-head", { found: said }));
        else head.series = said === "" || said === "无" ? null : said;
        break;
      case "联":
        head.copies = said.split(/[、，,]/).flatMap((one) => one.trim() || []);
        if (head.copies.length > 4) problems.push(problem(line, "bad-head", { found: said }));
        break;
      case "印章":
        if (said !== "有" && said !== "无") problems.push(problem(line, "bad-head", { found: said }));
        head.hasSeal = said === "有";
        break;
      default:
        problems.push(
          problem(line, "unknown-head", {
            found: text.trim().slice(0, 20),
            like: ["文书", "文号", "联", "印章"],
          }),
        );
    }
  });
  if (head.title === "") problems.push(problem(1, "no-title"));
  return head;
}

function readLine(reading: Reading, text: string, line: number): void {
  const { problems } = reading;
  if (text.startsWith("※")) return;
  const mark = /^\s*【\s*([^】]*?)\s*】\s*$/.exec(text);
  if (mark) {
    readMark(reading, mark[1] ?? "", line);
    return;
  }
  if (text.trim() === "") {
    if (!isInTable(reading)) put(reading, { as: "gap", line });
    return;
  }
  if (text.trimStart().startsWith("|")) {
    readRow(reading, text.trim(), line);
    return;
  }
  reading.columns = null;
  const { style, rest } = styleOf(text);
  put(reading, { as: "paragraph", style, inlines: readInlines(rest, line, problems), line });
}

function styleOf(text: string): { style: ParagraphStyle; rest: string } {
  const [, sign = "", rest = ""] = /^(##|#|>|=)\s+(.*)$/.exec(text) ?? [];
  if (sign === "##") return { style: "heading", rest };
  if (sign === "#") return { style: "title", rest };
  if (sign === ">") return { style: "right", rest };
  if (sign === "=") return { style: "centre", rest };
  const isClause = /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d{1,2}[.．、])/.test(text);
  return { style: isClause ? "clause" : "plain", rest: text };
}

function readMark(reading: Reading, said: string, line: number): void {
  const { problems } = reading;
  const [word = "", ...rest] = said.split(/\s+/);
  const more = rest.join(" ");
  switch (word) {
    case "如果":
    case "如果没有": {
      const condition = readCondition(more, word === "如果没有");
      if (!condition) problems.push(problem(line, "bad-condition", { found: said }));
      const name = condition ?? { name: "", equals: null, isNegated: false };
      openSection(reading, { as: "if", condition: name, holding: [], otherwise: [], line });
      return;
    }
    case "每项":
      if (more === "") problems.push(problem(line, "bad-condition", { found: said }));
      openSection(reading, { as: "each", name: more, body: [], line });
      return;
    case "否则": {
      const open = reading.open.at(-1);
      if (open?.section.as !== "if") problems.push(problem(line, "nothing-to-close", { found: said }));
      else if (open.hasElse) problems.push(problem(line, "second-else"));
      else {
        open.into = open.section.otherwise;
        open.hasElse = true;
      }
      return;
    }
    case "完":
      if (!reading.open.pop()) problems.push(problem(line, "nothing-to-close", { found: said }));
      return;
    case "表": {
      const widths = rest.map(Number);
      const isGood =
        widths.length > 0 && widths.length <= mostColumns && widths.every((one) => one > 0 && one < 1_000);
      if (!isGood) problems.push(problem(line, "bad-widths", { found: said }));
      reading.columns = isGood ? widths.length : 0;
      reading.minHeightMm = 0;
      if (isGood) put(reading, { as: "table", widths, line });
      return;
    }
    case "行高": {
      const height = Number(more);
      if (!(height >= 0 && height <= 200)) problems.push(problem(line, "bad-widths", { found: said }));
      else reading.minHeightMm = height;
      return;
    }
    case "签名":
      reading.columns = null;
      put(reading, {
        as: "signatures",
        labels: more.split("|").map((one) => {
          const [, star, label = ""] = /^\s*(\*?)\s*(.*?)\s*$/.exec(one) ?? [];
          return { inlines: readInlines(label, line, problems), isPersons: star === "*" };
        }),
        line,
      });
      return;
    case "落款":
      reading.columns = null;
      put(reading, { as: "closing", line });
      return;
    case "分页":
      reading.columns = null;
      put(reading, { as: "new-page", line });
      return;
    default:
      problems.push(
        problem(line, "unknown-mark", {
          found: word.slice(0, 20),
          like: ["如果", "如果没有", "否则", "每项", "完", "表", "行高", "签名", "落款", "分页"],
        }),
      );
  }
}

/** `说明`, or `联 是 存根联`, or `联 不是 存根联`. */
function readCondition(said: string, isNegated: boolean): Condition | null {
  const [, name, not, equals] = /^(\S+)(?:\s+(不?)是\s+(\S.*))?$/.exec(said) ?? [];
  if (name === undefined) return null;
  return { name, equals: equals ?? null, isNegated: isNegated !== (not === "不") };
}

function readRow(reading: Reading, text: string, line: number): void {
  const { problems, columns } = reading;
  if (columns === null) problems.push(problem(line, "row-without-table"));
  const isHead = text.startsWith("|#");
  const inner = text.slice(isHead ? 2 : 1).replace(/\|$/, "");
  const cells: Cell[] = [];
  for (const part of inner.split("|").map((one) => one.trim())) {
    const before = cells.at(-1);
    if (part === "=" && before) before.span += 1;
    else cells.push({ inlines: readInlines(part, line, problems), span: 1 });
  }
  const covered = cells.reduce((sum, cell) => sum + cell.span, 0);
  if (columns !== null && columns > 0 && covered !== columns) {
    problems.push(problem(line, "wrong-cells", { found: `${covered} ≠ ${columns}` }));
  }
  put(reading, { as: "row", cells, isHead, minHeightMm: reading.minHeightMm, line });
}

function openSection(reading: Reading, section: Section): void {
  put(reading, section);
  if (reading.open.length >= deepest) reading.problems.push(problem(section.line, "too-deep"));
  reading.open.push({ section, into: section.as === "if" ? section.holding : section.body, hasElse: false });
}

function isInTable(reading: Reading): boolean {
  return reading.columns !== null;
}

function put(reading: Reading, node: Node): void {
  (reading.open.at(-1)?.into ?? reading.body).push(node);
}
