import { expect, test } from "vitest";
import { type DocumentKind, documentKinds } from "../contract/documents.ts";
import { examplesFor, exampleValues } from "./example-values.ts";
import { renderDocument } from "./render.ts";
import { shippedTemplate } from "./shipped.ts";
import { readPdf } from "./testing.ts";

async function set(kind: DocumentKind, more: Partial<typeof exampleValues> = {}) {
  const rendered = await renderDocument({
    ...{ template: shippedTemplate(kind), values: { ...examplesFor(kind), ...more } },
    ...{ seal: null, signature: null, isPreview: false },
  });
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.problems));
  return { pdf: Buffer.from(rendered.pdf), read: await readPdf(rendered.pdf) };
}

/** What must stand on paper, by domain and law. */
const mustSay: Record<DocumentKind, string[]> = {
  "application-form": ["申请书", "主体业态", "营业执照", "真实、合法、有效"],
  receipt: ["申请材料接收凭证", "999901260302000017", "482913", "申请人联", "窗口存根联"],
  "supplement-notice": ["一次性告知（补正）通知书", "从业人员健康证明", "2026年3月9日", "即为受理", "存根联"],
  "acceptance-notice": ["受理通知书", "要件齐全，符合申请条件", "2026年3月11日", "存根联", "回执联"],
  "not-needed-decision": ["不受理决定书", "不需要取得行政许可", "六十日", "六个月"],
  "not-our-remit-decision": ["不予受理决定书", "示例市交通运输局", "六十日", "六个月"],
  "gap-promise": ["容缺受理承诺书", "保证食品安全的规章制度", "2026年3月9日"],
  "gap-notice": ["容缺受理通知书", "超期处理", "2026年3月9日", "申请人联", "归档联"],
  "promise-form": ["告知承诺书", "食品安全法", "虚假承诺"],
  "general-promise": ["承诺书", "七、", "申请人联", "归档联"],
  "handover-list": ["物料移交清单", "综合受理窗口", "市场监管审批科", "A3折页"],
  "approval-form": ["审批表", "审查意见", "复核意见", "负责人"],
  "check-record": ["核查记录", "工号2001", "工号2002"],
  "special-step-notice": ["特别程序告知书", "现场勘验", "3个工作日"],
  "extension-notice": ["延长办理期限通知书", "10个工作日", "现场核查需要复查整改情况"],
  "hearing-right-notice": ["听证告知书", "五日内", "二十日内"],
  "hearing-notice": ["听证通知书", "四楼听证室", "2026年4月1日9时30分"],
  "hearing-announcement": ["听证公告", "四楼听证室"],
  "approval-decision": ["准予行政许可决定书", "JY29999010000017", "第三十八条"],
  "refusal-decision": [
    "不予行政许可决定书",
    "六十日",
    "六个月",
    "示例市人民政府",
    "示例区人民法院",
    "有毒、有害",
  ],
  "change-decision": ["准予变更", "第四十九条"],
  "renewal-decision": ["准予延续", "第五十条"],
  "revocation-decision": ["撤销", "第六十九条", "六十日"],
  "cancellation-decision": ["注销", "第七十条", "六个月"],
  "proof-of-delivery": ["送达回证", "EX000000000CN", "签收人"],
  "certificate-register": ["出证登记表", "JY29999010000017"],
  "collection-notice": ["领件通知", "730418", "三十日"],
  "posting-slip": ["寄件单", "EX000000000CN", "示例路1号"],
  "termination-notice": ["终止办理告知书", "尚未提交的材料"],
  "errand-mandate": ["代办委托书", "不收取任何费用", "甲村便民服务点"],
  "joint-review-slip": ["并联审批联系单", "市生态环境局", "2026年3月6日"],
};

const namesNobody: DocumentKind[] = ["handover-list", "hearing-announcement", "posting-slip"];

const words = (text: string) => text.replaceAll(/\s/g, "");

test.each(documentKinds)("%s says what it must, names with rare characters too", async (kind) => {
  const { read } = await set(kind);
  for (const said of mustSay[kind]) expect(read.text).toContain(words(said));
  if (!namesNobody.includes(kind)) expect(read.text).toContain("𠮷祥餐饮");
  expect(read.text).toContain("示审〔2026〕12号");
  expect(read.boxes).toBe(0);
  expect(read.lines.filter((line) => /^[，。、；：！？）〕】》”]/.test(line.trim()))).toEqual([]);
  expect(read.text).not.toMatch(/[{}【】]|undefined|null|NaN/);
});

test("names of all extension planes are drawn, and what no face has is visibly wrong", async () => {
  const rare = "㐂䶮𠮷𠀋𡈽𬭚𬴂𫖯𮯠";
  const applicant = exampleValues.applicant && { ...exampleValues.applicant, name: `${rare}\u{10ffff}` };
  const { read } = await set("refusal-decision", { applicant });
  expect(read.text).toContain(`${rare}〓`);
  expect(read.boxes).toBe(0);
});

test("the same values give the same bytes; a demonstration says so on every page", async () => {
  const { pdf, read } = await set("promise-form");
  expect((await set("promise-form")).pdf.equals(pdf)).toBe(true);
  expect(read.info.Title).toBe("告知承诺书");
  const hall = { ...exampleValues.hall, isDemonstration: true };
  const demonstration = await set("promise-form", { hall });
  expect(demonstration.read.pages).toBeGreaterThan(1);
  expect(demonstration.read.text.split("演示·不具法律效力").length - 1).toBe(demonstration.read.pages);
});

test("a list of hundreds of lines goes over pages, its head again on each, and its signatures are not alone", async () => {
  const [line] = exampleValues.handover?.lines ?? [];
  if (!exampleValues.handover || !line) throw new Error("the examples have no handover");
  const lines = Array.from({ length: 120 }, (_, i) => ({ ...line, materialName: `第${i + 1}份材料` }));
  const { read } = await set("handover-list", { handover: { ...exampleValues.handover, lines } });
  for (let i = 1; i <= 120; i += 1) expect(read.text.split(`第${i}份材料`).length - 1).toBe(2);
  expect(read.text.split("事项名称材料名称").length - 1).toBeGreaterThanOrEqual(read.pages - 1);
  expect(read.text).toContain(`第1页共${read.pages / 2}页`);
});

test("a text of a whole page in one cell, and a word longer than a line, lose nothing", async () => {
  const opinion = `起${"鑫盛，".repeat(900)}止`;
  const word = "x".repeat(300);
  const { read } = await set("check-record", {
    opinions: [{ step: "核查", opinion, by: "工号2001", on: "2026-03-06" }],
    note: word,
  });
  expect(read.text.split("鑫").length - 1).toBe(900);
  expect(read.text).toContain("止");
  expect(read.text.split("x").length - 1).toBe(300);
});
