/** 代办台账: a month's errands as a workbook that is written while it is read. Names are masked. */
import { setImmediate as turn } from "node:timers/promises";
import { writeXlsxStream } from "hucre/xlsx";
import type { ErrandState } from "../contract/errands.ts";
import type { Label } from "../contract/values.ts";
import { goneTo } from "../errands/asking.ts";
import type { Asking } from "../errands/life-cycle.ts";
import type { ErrandRecord } from "../errands/record.ts";
import { openTasksOf } from "../errands/record.ts";
import type { ErrandFilter } from "../errands/tables.ts";
import type { Hall } from "../hall.ts";

const label = (zh: string, en: string): Label => ({ zh, en });

const columnWords = {
  number: label("编号", "Number"),
  site: label("委托地点", "From"),
  person: label("委托人", "Person"),
  way: label("方式", "How"),
  items: label("事项", "Items"),
  entrustedAt: label("委托时间", "Entrusted"),
  dueOn: label("期限", "Due"),
  at: label("现在在", "Now at"),
  state: label("状态", "State"),
  openTasks: label("未办完的任务", "Open tasks"),
  fees: label("代缴费用（元）", "Fees paid (yuan)"),
  answer: label("回访", "Called back"),
} as const;
type Column = keyof typeof columnWords;
const columns = Object.keys(columnWords) as Column[];

const wayWords: Record<ErrandRecord["way"], Label> = {
  "guide-online": label("指导网办", "Help online"),
  errand: label("代办", "Done for them"),
  accompany: label("帮办", "Accompanied"),
  "on-site": label("现场办", "On the spot"),
  "home-visit": label("上门服务", "At their home"),
};
const stateWords: Record<ErrandState, Label> = {
  handling: label("办理中", "In hand"),
  "handed-up": label("已上报", "Handed up"),
  done: label("待送达", "To be delivered"),
  delivered: label("待回访", "To be called"),
  closed: label("已归档", "Closed"),
  withdrawn: label("已撤回", "Withdrawn"),
};
const answerWords = {
  satisfied: label("满意", "Satisfied"),
  partly: label("基本满意", "Partly"),
  unsatisfied: label("不满意", "Not satisfied"),
} as const;

/** So many are read at once; commands and views have their turn in between. */
const pageSize = 50;

type Language = "zh" | "en";
type Cell = string | number | null;

/** The bytes of an .xlsx file, made as they are asked for. Texts go in as text and are never reckoned with. */
export function errandsWorkbook(
  hall: Hall,
  month: string,
  language: Language,
  asking: Asking,
): ReadableStream<Uint8Array> {
  const fromSiteIds = asking.siteId === null ? undefined : asking.sitesBelow;
  const butGoneFrom = goneTo(asking, asking.sitesBelow);
  return writeXlsxStream(rows(hall, { month, fromSiteIds, butGoneFrom }, language), {
    name: month,
    columns: columns.map((column) => ({ header: columnWords[column][language], width: 16 })),
    freezePane: { rows: 1 },
  });
}

/** Newest first. */
async function* rows(hall: Hall, wanted: ErrandFilter, language: Language): AsyncGenerator<Cell[]> {
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const page = hall.errands.list(wanted, before, pageSize);
    for (const { record } of page) {
      const cells = cellsOf(hall, record, language);
      yield columns.map((column) => cells[column]);
    }
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    before = last.position;
    await turn();
  }
}

function cellsOf(hall: Hall, errand: ErrandRecord, language: Language): Record<Column, Cell> {
  const say = (words: Label) => words[language];
  const site = (siteId: string) => {
    const known = hall.config.sites.find(({ id }) => id === siteId);
    return known ? say(known.name) : siteId;
  };
  const item = (itemId: string) => hall.items.inForce(itemId)?.item.name[language] ?? itemId;
  const cents = errand.fees.reduce((sum, fee) => sum + fee.cents, 0);
  return {
    number: errand.number,
    site: site(errand.fromSiteId),
    person: hall.vault.masked(errand.personId)?.name ?? null,
    way: say(wayWords[errand.way]),
    items: errand.itemIds.map(item).join("；"),
    entrustedAt: hall.iso(errand.entrustedAt).slice(0, 16).replace("T", " "),
    dueOn: errand.dueOn,
    at: site(errand.atSiteId),
    state: say(stateWords[errand.state]),
    openTasks: openTasksOf(errand).length,
    fees: cents / 100,
    answer: errand.answer ? say(answerWords[errand.answer.answer]) : null,
  };
}
