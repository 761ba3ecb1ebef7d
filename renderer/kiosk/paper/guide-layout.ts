/** 办事指南 on 80 mm paper: what to bring, all of it; how long, what it costs, where. */
import type { PrintBlock, PrintJob } from "../../../drivers/contract/print.ts";
import type { CatalogItem, HallDescription } from "../../../hall-server/contract/hall.ts";
import { counterList } from "../../kit/counter-list.ts";
import { isSameDay } from "../../kit/items/item-facts.ts";
import { materialDetails } from "../../kit/items/material-details.ts";
import { itemGuideWords, type SayOfGuide } from "../../words/item-guide.ts";
import { type Language, sayIn } from "../../words/words.ts";

export interface GuidePaper {
  jobId: string;
  item: CatalogItem;
  hall: Pick<HallDescription, "name" | "zones" | "queues" | "onlinePlatform" | "hotline">;
  kioskName: { zh: string; en: string } | null;
  /** Of the hall, as people write it: 11月23日 9:50 */
  printedAt: string;
  language: Language;
}

export function layOutGuide({ jobId, item, hall, kioskName, printedAt, language }: GuidePaper): PrintJob {
  const say: SayOfGuide = (key, values = {}) => sayIn(itemGuideWords, language, key, values);
  const pick = (label: { zh: string; en: string }) => label[language];
  const queue = hall.queues.find((one) => one.id === item.queueIds[0]);
  const zone = hall.zones.find((one) => one.id === queue?.zoneId);
  const counters = queue ? counterList(queue.counterIds) : null;
  const blocks: PrintBlock[] = [
    text(`${pick(hall.name)} · ${say("guide")}`),
    { block: "text", text: pick(item.name), size: 2, bold: true },
    // Below, for whoever helps.
    ...(language === "en" ? [text(item.name.zh)] : []),
    { block: "rule" },
    { block: "columns", left: say("days"), right: daysOf(item, say) },
    { block: "columns", left: say("fee"), right: item.fee ?? say("free") },
    { block: "rule" },
    ...(item.conditions
      ? [bold(say("conditions")), ...item.conditions.map((line) => text(`· ${line}`))]
      : []),
    bold(say(item.materials.length === 0 ? "noMaterials" : "materials")),
    ...item.materials.flatMap((material, at) => {
      const details = materialDetails(material, say);
      return [
        text(`□ ${at + 1}. ${material.name}`),
        ...(details.length > 0 ? [text(`   ${details.join(language === "zh" ? "，" : ", ")}`)] : []),
        ...(material.note ? [text(`   ${material.note}`)] : []),
      ];
    }),
    { block: "rule" },
  ];
  if (counters) {
    blocks.push(bold(counters.isPlain ? say("counters", { counters: counters.text }) : counters.text));
  }
  if (zone) blocks.push(text(say("place", { zone: pick(zone.name), directions: pick(zone.directions) })));
  if (hall.onlinePlatform) {
    const { name, address } = hall.onlinePlatform;
    blocks.push(
      { block: "rule" },
      { block: "qr", text: address, moduleDots: 4 },
      text(say("onlineAt", { name: pick(name), address }), "center"),
    );
  }
  blocks.push(
    { block: "rule" },
    text(say("mayChange")),
    text([say("printedAt", { date: printedAt }), ...(kioskName ? [pick(kioskName)] : [])].join(" · ")),
    { block: "feed", lines: 1 },
  );
  return { jobId, blocks };
}

function daysOf(item: CatalogItem, say: SayOfGuide): string {
  return isSameDay(item) ? say("sameDay") : say("inDays", { days: item.promisedDays ?? 0 });
}

function text(line: string, align: "left" | "center" = "left"): PrintBlock {
  return { block: "text", text: line, size: 1, bold: false, align };
}

function bold(line: string): PrintBlock {
  return { block: "text", text: line, size: 1, bold: true, align: "left" };
}
