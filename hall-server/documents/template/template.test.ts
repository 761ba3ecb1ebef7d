import { expect, test } from "vitest";
import { documentKinds } from "../../contract/documents.ts";
import type { Block } from "../blocks.ts";
import { exampleValues } from "../example-values.ts";
import { shippedTemplate } from "../shipped.ts";
import { checkedTemplate } from "./check.ts";
import { fillTemplate } from "./fill.ts";
import { listNames, singleNames } from "./names.ts";

const head = "文书：样张\n---\n";
const problemsOf = (body: string) =>
  checkedTemplate(head + body).problems.map(({ line, because }) => `${line} ${because}`);

function textOf(body: string, values = exampleValues): string[] {
  const { template } = checkedTemplate(head + body);
  if (!template) throw new Error("the template has problems");
  return fillTemplate(template, values).flatMap(({ blocks }) => blocks.flatMap(linesOf));
}

function linesOf(block: Block): string[] {
  const joined = (runs: readonly { text: string }[]) => runs.map((run) => run.text).join("");
  if (block.as === "paragraph") return [joined(block.runs)];
  if (block.as === "table")
    return block.rows.map((row) => row.cells.map((cell) => joined(cell.runs)).join("|"));
  return [];
}

test.each(documentKinds)("%s, as shipped, has nothing wrong with it and a title", (kind) => {
  const { template, problems } = checkedTemplate(shippedTemplate(kind));
  expect(problems).toEqual([]);
  expect(template?.head.title).not.toBe("");
});

test("every name has a value in the examples, so that a preview shows where it goes", () => {
  const usually = {
    ...exampleValues,
    application: { ...exampleValues.application, isInstant: true, isDeemed: true },
  };
  const empty = Object.entries(singleNames).filter(
    ([, get]) => get(usually as typeof exampleValues, "存根联") === null,
  );
  expect(empty.map(([name]) => name)).toEqual([]);
  for (const { of, get } of Object.values(listNames)) {
    const [first] = get(exampleValues);
    expect(Object.keys(first ?? {}).toSorted()).toEqual(of.filter((name) => name !== "序号").toSorted());
  }
});

test.each([
  ["{申请认}", "3 unknown-name"],
  ["{申请人", "3 open-brace"],
  ["你好{ }", "3 empty-brace"],
  ["{材料}", "3 list-as-value"],
  ["【每项 申请人】\n甲\n【完】", "3 value-as-list"],
  ["【每项 材料】\n【每项 意见】\n甲\n【完】\n【完】", "4 list-in-list"],
  ["甲\n【如果 说明】\n乙", "4 not-closed"],
  ["甲\n【完】", "4 nothing-to-close"],
  ["【否则】\n甲", "3 nothing-to-close"],
  ["【如果 说明】\n甲\n【否则】\n乙\n【否则】\n丙\n【完】", "7 second-else"],
  ["【如果】\n甲\n【完】", "3 bad-condition"],
  ["【如过 说明】\n甲", "3 unknown-mark"],
  ["| 甲 | 乙 |", "3 row-without-table"],
  ["【表 1 2】\n| 甲 | 乙 | 丙 |", "4 wrong-cells"],
  ["【表 宽】\n| 甲 |", "3 bad-widths"],
  ["【行高 高】\n甲", "3 bad-widths"],
  ["{材料名称}", "3 unknown-name"],
  ["", "3 empty"],
])("%j: %s", (body, problem) => {
  expect(problemsOf(body)).toContain(problem);
});

test("what is wrong in the head is said there", () => {
  const problems = checkedTemplate(
    "文号：受 理\n联：甲、乙、丙、丁、戊\n印章：也许\n颜色：红\n---\n甲",
  ).problems;
  expect(problems.map(({ line, because }) => `${line} ${because}`)).toEqual([
    "1 bad-head",
    "1 no-title",
    "2 bad-head",
    "3 bad-head",
    "4 unknown-head",
  ]);
});

test("a name that is nearly right is told the right one", () => {
  expect(checkedTemplate(`${head}{申请认}`).problems[0]?.like?.[0]).toBe("申请人");
  expect(checkedTemplate(`${head}{办件号}`).problems[0]?.like?.[0]).toBe("办件编号");
});

test("conditions, lists, joined cells and copies", () => {
  expect(textOf("【如果 说明】\n有{说明}\n【否则】\n无\n【完】")).toEqual([`有${exampleValues.note}`]);
  expect(textOf("【如果没有 说明】\n无\n【完】", { ...exampleValues, note: null })).toEqual(["无"]);
  expect(
    textOf("【如果 领取方式 是 邮寄送达】\n邮\n【完】\n【如果 领取方式 不是 邮寄送达】\n领\n【完】"),
  ).toEqual(["邮"]);
  expect(
    textOf("【表 1 2 3】\n|# 序号 | 部门 | = |\n【每项 征求部门】\n| {序号} | {部门} | {事项名称} |\n【完】"),
  ).toEqual([
    "序号|部门",
    "1|市住房和城乡建设局|食品经营许可（新办）",
    "2|市生态环境局|食品经营许可（新办）",
  ]);
  const { template } = checkedTemplate(
    "文书：样张\n联：甲联、乙联\n---\n【如果 联 是 甲联】\n只在甲联\n【完】\n都有",
  );
  if (!template) throw new Error("the template has problems");
  expect(fillTemplate(template, exampleValues).map(({ name, blocks }) => [name, blocks.length])).toEqual([
    ["甲联", 2],
    ["乙联", 1],
  ]);
});

test("what people typed is text and never template", () => {
  const note = "{申请人}**粗**【完】| 甲 | 乙 |";
  expect(textOf("说明：{说明}", { ...exampleValues, note })).toEqual([`说明：${note}`]);
});
