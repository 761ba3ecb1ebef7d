/** Templates of the invented hall: one that was changed, and one that is being typed wrongly. */
import type { TemplatePreview } from "../../hall-server/contract/documents.ts";
import type { QueryValue } from "../../hall-server/contract/queries.ts";

type Row = QueryValue<"templates:list">["templates"][number];

const row = (kind: Row["kind"], title: string, more: Partial<Row> = {}): Row => ({
  kind,
  title,
  version: `t-${kind}`,
  isShipped: true,
  changedAt: null,
  by: null,
  ...more,
});

const changed = { isShipped: false, changedAt: "2026-11-20T15:20:00+08:00", by: "0001" };

export const cityTemplates: QueryValue<"templates:list"> = {
  templates: [
    row("application-form", "行政许可（政务服务事项）申请书"),
    row("receipt", "申请材料接收凭证", changed),
    row("supplement-notice", "一次性告知（补正）通知书"),
    row("acceptance-notice", "受理通知书", changed),
    row("gap-notice", "容缺受理通知书"),
    row("approval-decision", "准予行政许可决定书"),
    row("refusal-decision", "不予行政许可决定书"),
    row("proof-of-delivery", "送达回证"),
  ],
};

const text = `文书：受理通知书
文号：受
联：存根联、回执联
印章：有
---
# 受理通知书

{申请人}：
　　{称呼}于{收件日期}提出的“{事项名称}”申请（办件编号：{办件编号}），经审查，要件齐全，符合申请条件，决定自{受理日期}起予以受理。
【每项 材料】
{序号}．{材料名称}
【完】
【签名 受理人 | *签收人】
【落款】
`;

export const cityTemplate: QueryValue<"template:get"> = {
  template: row("acceptance-notice", "受理通知书", changed),
  text,
  shipped: text,
  names: [
    { name: "申请人", isList: false, of: null, example: "示例市餐饮服务有限公司" },
    { name: "事项名称", isList: false, of: null, example: "食品经营许可（新办）" },
    { name: "材料", isList: true, of: null, example: "" },
    { name: "材料名称", isList: false, of: "材料", example: "营业执照" },
  ],
  versions: [
    { version: "t2", at: "2026-11-20T15:20:00+08:00", by: "0001", isShipped: false, text },
    { version: "t1", at: "2026-11-18T09:05:00+08:00", by: "0001", isShipped: true, text },
  ],
};

/** A sheet with two bars on it: how a document looks is the hall's business. */
const sheet = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>endobj
4 0 obj<</Length 44>>stream
0.8 g 200 720 195 22 re 74 640 447 300 re f
endstream endobj
trailer<</Root 1 0 R>>
%%EOF`;

export const setPreview: TemplatePreview = { pdf: btoa(sheet), problems: [] };
export const wrongPreview: TemplatePreview = {
  pdf: null,
  problems: [
    { line: 8, because: "unknown-name", found: "申请认", like: ["申请人", "法定代表人"] },
    { line: 10, because: "not-closed" },
  ],
};
