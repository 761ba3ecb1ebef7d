import fc from "fast-check";
import { expect, test } from "vitest";
import { documentKinds } from "../../../hall-server/contract/documents.ts";
import { exampleValues } from "../../../hall-server/documents/example-values.ts";
import { shippedTemplate } from "../../../hall-server/documents/shipped.ts";
import { checkedTemplate } from "../../../hall-server/documents/template/check.ts";
import { fillTemplate } from "../../../hall-server/documents/template/fill.ts";
import { extent } from "../extent.ts";

const head = "文书：样张\n---\n";
const pieces = [
  ...[
    "{",
    "}",
    "｛",
    "【",
    "】",
    "|",
    "|#",
    "=",
    "**",
    "#",
    ">",
    "\n",
    "\n",
    "---",
    "：",
    "※",
    "　　",
    " ",
    "甲",
  ],
  ...[
    "如果",
    "否则",
    "每项",
    "完",
    "表",
    "行高",
    "签名",
    "落款",
    "分页",
    "材料",
    "申请人",
    "序号",
    "1 2 3",
    "𠮷",
    "\u0000",
  ],
];

test("whatever is typed into a template is taken or explained, never a fault", () => {
  const numRuns = extent(100, 10_000);
  const anyText = fc.array(
    fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: "binary", maxLength: 6 })),
    {
      maxLength: 60,
    },
  );
  fc.assert(
    fc.property(anyText, fc.constantFrom(...documentKinds), fc.nat(), (words, kind, at) => {
      const shipped = shippedTemplate(kind);
      const cut = at % shipped.length;
      for (const text of [
        words.join(""),
        head + words.join(""),
        shipped.slice(0, cut) + words.join("") + shipped.slice(cut),
      ]) {
        const { template, problems } = checkedTemplate(text);
        expect(template === null).toBe(problems.length > 0);
        const lines = text.replaceAll("\r\n", "\n").split("\n").length;
        for (const { line } of problems) expect(line >= 1 && line <= lines).toBe(true);
        if (template) fillTemplate(template, exampleValues);
      }
    }),
    { numRuns },
  );
});
