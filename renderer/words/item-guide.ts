import { defineWords } from "./words.ts";

/** What a guide (办事指南) says of an item, on a page and on paper. */
export const itemGuideWords = defineWords(
  "item-guide",
  {
    guide: "办事指南",
    conditions: "谁可以办",
    materials: "要带的材料",
    noMaterials: "不用带材料",
    ifNeeded: "用得上时",
    originals: "原件 {{count}} 份",
    copies: "复印件 {{count}} 份",
    electronic: "电子证照也行",
    days: "多久办好",
    sameDay: "当天办好",
    inDays: "{{days}} 个工作日",
    law: "法定 {{days}} 个工作日内",
    fee: "收费",
    free: "不收费",
    where: "在哪里办",
    counters: "{{counters}} 号窗口",
    place: "{{zone}}，{{directions}}",
    online: "网上办理",
    onlineAt: "{{name}}：{{address}}",
    department: "办理部门",
    printedAt: "{{date}} 打印",
    mayChange: "材料清单可能更新，以窗口一次告知为准。",
  },
  {
    guide: "Guide",
    conditions: "Who may apply",
    materials: "What to bring",
    noMaterials: "Nothing to bring",
    ifNeeded: "if it applies",
    originals: "{{count}} × original",
    copies: "{{count}} × copy",
    electronic: "electronic licence accepted",
    days: "How long",
    sameDay: "same day",
    inDays: "{{days}} working days",
    law: "by law {{days}} working days",
    fee: "Fee",
    free: "Free",
    where: "Where",
    counters: "Counter {{counters}}",
    place: "{{zone}}: {{directions}}",
    online: "Online",
    onlineAt: "{{name}}: {{address}}",
    department: "Department",
    printedAt: "Printed {{date}}",
    mayChange: "Lists may change; the counter tells you all at once.",
  },
);

type Key = keyof typeof itemGuideWords.zh;
/** As `useWords(itemGuideWords).say`, or `sayIn` outside of a component. */
export type SayOfGuide = (key: Key, values?: Record<string, string | number>) => string;
