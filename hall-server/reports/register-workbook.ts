/** 出证登记 as a workbook that is written while it is read: newest first, names masked as everywhere. */
import { setImmediate as turn } from "node:timers/promises";
import { writeXlsxStream } from "hucre/xlsx";
import type { RegisterRow } from "../contract/delivery.ts";
import type { Label } from "../contract/values.ts";
import type { RegisterFilter } from "../delivery/tables.ts";
import { readingOf, wireRegister } from "../delivery/wire.ts";
import type { Viewing } from "../viewing.ts";
import { outcomeWords } from "./words.ts";

type Language = "zh" | "en";

const label = (zh: string, en: string): Label => ({ zh, en });

const ways: Record<RegisterRow["way"], Label> = {
  counter: label("窗口领取", "At the counter"),
  post: label("邮寄", "By post"),
  kiosk: label("自助机", "At the machine"),
  "other-hall": label("寄给外地大厅", "To another hall"),
};
const collectors: Record<RegisterRow["collector"], Label> = {
  applicant: label("本人", "Applicant"),
  agent: label("代领人", "Agent"),
  addressee: label("收件人", "Addressee"),
  "other-hall": label("外地大厅", "Another hall"),
};

const columns: {
  header: Label;
  width: number;
  cell: (row: RegisterRow, language: Language) => string | number;
}[] = [
  { header: label("办件编号", "Application"), width: 24, cell: ({ number }) => number },
  { header: label("事项", "Item"), width: 36, cell: ({ itemName }) => itemName },
  { header: label("申请人", "Applicant"), width: 16, cell: ({ applicant }) => applicant ?? "" },
  {
    header: label("结果", "Outcome"),
    width: 10,
    cell: ({ outcome }, language) => (outcome ? outcomeWords[outcome][language] : ""),
  },
  { header: label("证照编号", "Certificate"), width: 24, cell: (row) => row.certificateNumber ?? "" },
  { header: label("方式", "Way"), width: 16, cell: ({ way }, language) => ways[way][language] },
  { header: label("运单号", "Waybill"), width: 22, cell: ({ waybill }) => waybill ?? "" },
  {
    header: label("领取人", "Collected by"),
    width: 12,
    cell: ({ collector }, language) => collectors[collector][language],
  },
  {
    header: label("交付时间", "Handed out"),
    width: 18,
    cell: ({ deliveredAt }) => deliveredAt.slice(0, 16).replace("T", " "),
  },
  { header: label("经手", "By"), width: 12, cell: ({ by }) => by },
  { header: label("凭据份数", "Proofs"), width: 10, cell: ({ proofBlobIds }) => proofBlobIds.length },
];

/** So many are read at once; commands and views have their turn in between. */
const pageSize = 50;

/** The bytes of an .xlsx file, made as they are asked for; every text goes in as text and is never reckoned with. */
export function registerWorkbook(
  viewing: Viewing,
  filter: RegisterFilter,
  language: Language,
): ReadableStream<Uint8Array> {
  return writeXlsxStream(registerRows(viewing, filter, language), {
    name: label("出证登记", "Register")[language],
    columns: columns.map(({ header, width }) => ({ header: header[language], width })),
    freezePane: { rows: 1 },
  });
}

async function* registerRows(
  viewing: Viewing,
  filter: RegisterFilter,
  language: Language,
): AsyncGenerator<(string | number)[]> {
  const { deliveries, intake } = viewing.hall;
  const reading = readingOf(viewing);
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const page = deliveries.register(filter, before, pageSize);
    for (const { record } of page) {
      const application = intake.application(record.applicationId);
      const row = application && wireRegister(reading, application, record);
      if (row) yield columns.map(({ cell }) => cell(row, language));
    }
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    before = last.position;
    await turn();
  }
}
