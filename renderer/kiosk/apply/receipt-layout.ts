/** 申请回执 on 80 mm paper: what was handed in, its number and query password, where to ask. */
import type { PrintBlock, PrintJob } from "../../../drivers/contract/print.ts";
import type { HallDescription } from "../../../hall-server/contract/hall.ts";
import { applyWords } from "../../words/kiosk-apply.ts";
import { type Language, sayIn } from "../../words/words.ts";
import { spaced } from "./spaced.ts";

export interface ReceiptPaper {
  jobId: string;
  hall: Pick<HallDescription, "name" | "hotline">;
  itemName: { zh: string; en: string };
  number: string;
  queryPassword: string;
  /** 张*女士 */
  person: string | null;
  materials: readonly { name: string; pages: number }[];
  /** Opens the page that asks for the password; the password is not in it. */
  progressUrl: string;
  printedAt: string;
  language: Language;
}

export function layOutReceipt(paper: ReceiptPaper): PrintJob {
  const { jobId, hall, itemName, number, queryPassword, person, materials, language } = paper;
  const say = (key: keyof typeof applyWords.zh, values: Record<string, string | number> = {}) =>
    sayIn(applyWords, language, key, values);
  const blocks: PrintBlock[] = [
    text(`${hall.name[language]} · ${say("receipt.title")}`),
    { block: "text", text: itemName[language], size: 2, bold: true },
    ...(language === "en" ? [text(itemName.zh)] : []),
    { block: "rule" },
    text(say("receipt.number")),
    { block: "text", text: spaced(number, 6), size: 2, bold: true, align: "left" },
    text(say("receipt.password")),
    { block: "text", text: spaced(queryPassword, 4), size: 2, bold: true, align: "left" },
    ...(person ? [text(say("receipt.person", { person }))] : []),
    { block: "rule" },
    text(say("receipt.materials"), true),
    ...materials.map(({ name, pages }) => text(`· ${say("receipt.material", { name, pages })}`)),
    { block: "rule" },
    text(say("receipt.next")),
    { block: "qr", text: paper.progressUrl, moduleDots: 4 },
    text(say("receipt.scan")),
    text(say("receipt.keep")),
    text([say("receipt.printedAt", { date: paper.printedAt }), hall.hotline].join(" · ")),
    { block: "feed", lines: 1 },
  ];
  return { jobId, blocks };
}

function text(line: string, bold = false): PrintBlock {
  return { block: "text", text: line, size: 1, bold, align: "left" };
}
