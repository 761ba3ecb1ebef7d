/**
 * 业务通办手册: what a clerk says in one go (一口清), an item on a page, to be printed from the browser. Plain HTML without
 * scripts; every text of the catalogue is escaped.
 */
import type { Item, ItemVersion } from "../../contract/items.ts";
import { kinds, lawUnits, serviceAreas, specialSteps, tags } from "../workbook/codes.ts";
import { handbookStyle } from "./style.ts";

export interface HandbookParts {
  hallName: string;
  title: string;
  /** `2026-03-19` */
  day: string;
  items: readonly ItemVersion[];
  domainName: (id: string) => string;
  queueName: (id: string) => string;
  unitName: (id: string) => string;
  nonce: string;
}

export function handbook(parts: HandbookParts): string {
  const { hallName, title, day, items, nonce } = parts;
  const contents =
    items.length > 1
      ? `<nav><h1>${escaped(title)}</h1><p>${escaped(hallName)} · ${day} · 共 ${items.length} 项</p><ol>${items
          .map(({ item }) => `<li><a href="#${escaped(item.id)}">${escaped(item.name.zh)}</a></li>`)
          .join("")}</ol></nav>`
      : "";
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)} · ${escaped(hallName)}</title><style nonce="${nonce}">${handbookStyle}</style></head>
<body>${contents}${items.map((one) => page(one, parts)).join("")}</body></html>
`;
}

function page({ item, version, queueIds, unitIds }: ItemVersion, parts: HandbookParts): string {
  const head = `<header><p>${escaped(parts.hallName)}　${escaped(parts.domainName(item.domain))}</p><h2>${escaped(
    item.name.zh,
  )}</h2><p class="small">${escaped(item.id)} · 第 ${version} 版 · ${parts.day}</p></header>`;
  const facts: [string, string | null][] = [
    ["办件类型", kinds[item.kind]],
    ["办理时限", limits(item)],
    ["收费", item.fees.length > 0 ? null : (item.fee ?? "不收费")],
    ["到现场", item.visits === 0 ? "不用到现场" : `${item.visits} 次`],
    ["受理窗口", queueIds.map(parts.queueName).join("、")],
    ["审批单位", unitIds.length > 0 ? unitIds.map(parts.unitName).join("、") : "窗口当场办"],
    ["结果", result(item)],
    ["可以", ways(item).join("、") || null],
    ["办理地点", item.place],
    ["办理时间", item.hours],
    ["咨询", item.enquiries],
    ["监督", item.supervision],
  ];
  return `<article id="${escaped(item.id)}">${head}
<p class="say">${escaped(oneBreath(item))}</p>
<dl>${facts
    .filter(([, value]) => value)
    .map(([name, value]) => `<div><dt>${name}</dt><dd>${escaped(value ?? "")}</dd></div>`)
    .join("")}</dl>
${listed("受理条件", item.conditions)}
${materials(item)}
${table(
  "收费",
  ["项目", "标准", "依据", "减免"],
  item.fees.map((fee) => [fee.name, fee.standard, fee.basis, fee.reduction]),
)}
${table(
  "办理环节",
  ["环节", "办理人员", "工作日", "审查标准", "结果"],
  item.steps.map((step) => [
    step.name,
    step.by,
    step.days === null ? null : String(step.days),
    step.standard,
    step.result,
  ]),
)}
${listed(
  "特别程序（不计入时限）",
  item.specialSteps.map(
    ({ kind, days, note }) =>
      `${specialSteps[kind]}${days === null ? "" : `，${days} 个工作日`}${note ? `：${note}` : ""}`,
  ),
)}
${item.isPromiseAllowed ? section("告知承诺", `<p>${escaped(item.promiseText ?? "申请人书面承诺符合条件的，可以免交有关证明。")}</p>`) : ""}
${listed("设定依据", item.legalBasis)}
${questions(item)}
</article>`;
}

/** What is said at the counter without drawing breath: whom it is for, what to bring, how long, what it costs. */
function oneBreath(item: Item): string {
  const needed = item.materials.filter((one) => one.isRequired).map((one) => one.name);
  const late = item.materials.filter((one) => one.gapsAllowed).map((one) => one.name);
  return [
    `办“${item.name.zh}”，带 ${needed.length} 样材料：${needed.join("、")}。`,
    late.length > 0 ? `${late.join("、")}可以后补。` : "",
    `${item.kind === "instant" || item.promisedDays === 0 ? "当场办结" : `${item.promisedDays ?? "—"} 个工作日办结`}，`,
    `${item.fee ?? (item.fees.length > 0 ? "按标准收费" : "不收费")}。`,
  ].join("");
}

function limits(item: Item): string {
  const promised =
    item.promisedDays === null ? "—" : item.promisedDays === 0 ? "当天" : `${item.promisedDays} 个工作日`;
  const law = item.lawDays === null ? "法律没有规定" : `法定 ${item.lawDays} 个${lawUnits[item.lawUnit]}`;
  const notes = [item.lawNote, item.promisedNote].filter((note) => note !== null);
  return [`承诺 ${promised}（${law}）`, ...notes].join("；");
}

function result({ result: { name, validMonths } }: Item): string | null {
  if (name === null) return null;
  return validMonths === null ? name : `${name}（有效期 ${validMonths} 个月）`;
}

function ways(item: Item): string[] {
  return [
    ...item.tags.map((tag) => tags[tag]),
    ...(item.isSelfService ? ["自助终端办"] : []),
    ...(item.isPostAllowed ? ["邮寄送达"] : []),
    ...(item.isVillageErrand ? ["村级代办"] : []),
    ...(item.serviceArea === "none" ? [] : [serviceAreas[item.serviceArea]]),
    ...(item.materials.some((one) => one.gapsAllowed) ? ["容缺受理"] : []),
    ...(item.isPromiseAllowed ? ["告知承诺"] : []),
  ];
}

function materials({ materials: all }: Item): string {
  return table(
    "申请材料",
    ["材料", "份数", "要点", "说明"],
    all.map((one) => [
      `${one.name}${one.isRequired ? "" : "（适用时）"}`,
      [
        one.originals ? `原件 ${one.originals}` : "",
        one.copies ? `复印件 ${one.copies}` : "",
        one.isElectronicEnough ? "电子证照可用" : "",
      ]
        .filter((text) => text !== "")
        .join("，"),
      one.acceptance.join("；"),
      [
        one.note,
        one.gapsAllowed ? `可容缺${one.gapDays === null ? "" : `，${one.gapDays} 个工作日内补`}` : null,
        one.isReusable ? "交过的可复用" : null,
      ]
        .filter((text) => text !== null)
        .join("；"),
    ]),
  );
}

function questions(item: Item): string {
  if (item.questions.length === 0) return "";
  const rows = item.questions.map(
    ({ question, answer }) => `<dt>${escaped(question)}</dt><dd>${escaped(answer)}</dd>`,
  );
  return section("常见问题", `<dl class="questions">${rows.join("")}</dl>`);
}

function table(name: string, heads: readonly string[], rows: readonly (string | null)[][]): string {
  if (rows.length === 0) return "";
  const used = heads.flatMap((_, at) => (rows.some((row) => row[at]) ? [at] : []));
  const head = used.map((at) => `<th scope="col">${heads[at] ?? ""}</th>`).join("");
  const body = rows.map(
    (row) => `<tr>${used.map((at) => `<td>${escaped(row[at] ?? "")}</td>`).join("")}</tr>`,
  );
  return section(name, `<table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table>`);
}

const listed = (name: string, rows: readonly string[]) =>
  rows.length === 0
    ? ""
    : section(name, `<ul>${rows.map((row) => `<li>${escaped(row)}</li>`).join("")}</ul>`);

const section = (name: string, inner: string) => `<section><h3>${name}</h3>${inner}</section>`;

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (one) => entities[one] ?? one);
}
