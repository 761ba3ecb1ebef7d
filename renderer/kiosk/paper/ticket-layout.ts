/** The ticket on 80 mm paper: number on its bar, where to go, how long, the phone's code, then the small print. */
import type { OneBitImage, PrintBlock, PrintJob } from "../../../drivers/contract/print.ts";
import type { HallDescription } from "../../../hall-server/contract/hall.ts";
import { counterList } from "../../kit/counter-list.ts";
import { rangeOf } from "../../kit/wait-range.ts";
import { paperWords } from "../../words/kiosk-paper.ts";
import { type Language, sayIn } from "../../words/words.ts";
import type { MaskedPerson, ShownTicket } from "../flow/state.ts";

export interface TicketPaper {
  jobId: string;
  ticket: ShownTicket;
  person: MaskedPerson | null;
  isReprint: boolean;
  hall: Pick<
    HallDescription,
    "name" | "isDemonstration" | "zones" | "queues" | "classes" | "returnWindowMinutes"
  >;
  /** What it is for: the item's name, in both languages; null for a queue. */
  item: { zh: string; en: string } | null;
  kioskName: { zh: string; en: string } | null;
  phoneUrl: string;
  /** The number on its bar, as dots. */
  picture: OneBitImage;
  language: Language;
}

export function layOutTicket(paper: TicketPaper): PrintJob {
  const { ticket, hall, language, person } = paper;
  const say = (key: keyof typeof paperWords.zh, values: Record<string, string | number> = {}) =>
    sayIn(paperWords, language, key, values);
  const pick = (label: { zh: string; en: string }) => label[language];
  const queue = hall.queues.find((one) => one.id === ticket.queueId);
  const zone = hall.zones.find((one) => one.id === queue?.zoneId);
  const ticketClass = hall.classes.find((one) => one.id === ticket.classId);
  const range = rangeOf(ticket.wait);

  const blocks: PrintBlock[] = [
    text(say(hall.isDemonstration ? "hallDemo" : "hall", { name: pick(hall.name) }), { isBold: true }),
    ...(paper.isReprint ? [text(say("reprint"), { isBold: true })] : []),
    { block: "image", image: paper.picture },
    { block: "feed", lines: 1 },
    ...nameLines(paper, queue?.name),
    ...(zone ? [text(say("place", { zone: pick(zone.name), directions: pick(zone.directions) }))] : []),
  ];
  const counters = counterList(ticket.counterIds);
  if (counters) {
    blocks.push(large(say(counters.isPlain ? "counters" : "namedCounters", { counters: counters.text })));
  }
  blocks.push({ block: "rule" });
  if (ticket.isOffline && ticket.ahead === null) {
    blocks.push(text(say("alone"), { isBold: true }), text(say("aloneMore")));
  }
  if (ticket.ahead !== null) {
    blocks.push(large(say("ahead", { ahead: ticket.ahead })));
    if (range) blocks.push(large(say("wait", { range })));
  }
  if (ticketClass && ticketClass.headStartMinutes > 0) {
    const values = { class: pick(ticketClass.name), minutes: ticketClass.headStartMinutes };
    blocks.push(text(say(ticket.isClassClaimed ? "claimed" : "priority", values)));
  }
  blocks.push(
    { block: "rule" },
    { block: "qr", text: paper.phoneUrl, moduleDots: 5 },
    text(say("scan"), { isBold: true, align: "center" }),
    text(say(ticket.isOffline ? "aloneScan" : "scanMore"), { align: "center" }),
    { block: "rule" },
    text(say("skipped", { minutes: hall.returnWindowMinutes })),
    // The number once more as plain characters: for whoever reads the paper without the picture.
    text(
      [
        ticket.number,
        dateOf(ticket.takenAt, say),
        ...(paper.kioskName ? [pick(paper.kioskName)] : []),
        ...(person ? [addressOf(person, say)] : []),
      ].join(" · "),
    ),
    { block: "feed", lines: 1 },
  );
  return { jobId: paper.jobId, blocks };
}

function text(
  line: string,
  { isBold = false, align = "left" }: { isBold?: boolean; align?: "left" | "center" } = {},
): PrintBlock {
  return { block: "text", text: line, size: 1, bold: isBold, align };
}

/** Half as many characters in a line, twice as high. */
function large(line: string): PrintBlock {
  return { block: "text", text: line, size: 2, bold: true };
}

/** In English the Chinese name stands below, for whoever helps. */
function nameLines(
  { item, language }: TicketPaper,
  queue: { zh: string; en: string } | undefined,
): PrintBlock[] {
  const name = item ?? queue;
  if (!name) return [];
  return language === "zh"
    ? [text(name.zh, { isBold: true })]
    : [text(name.en, { isBold: true }), text(name.zh)];
}

type Say = (key: "date" | "lady" | "gentleman" | "person", values: Record<string, string | number>) => string;

/** The hall writes its own zone's offset: hours and days are read as they stand. */
function dateOf(iso: string, say: Say): string {
  const [, month, day, hour, minute] = /^\d+-(\d+)-(\d+)T(\d+):(\d+)/.exec(iso) ?? [];
  return say("date", { month: Number(month), day: Number(day), time: `${Number(hour)}:${minute ?? "00"}` });
}

function addressOf({ name, sex }: MaskedPerson, say: Say): string {
  return say(sex === "female" ? "lady" : sex === "male" ? "gentleman" : "person", { name });
}
