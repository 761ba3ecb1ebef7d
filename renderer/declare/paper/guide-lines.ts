import type { CatalogItem, HallDescription } from "../../../hall-server/contract/hall.ts";
import { counterList } from "../../kit/counter-list.ts";
import { isSameDay } from "../../kit/items/item-facts.ts";
import { materialDetails } from "../../kit/items/material-details.ts";
import { itemGuideWords, type SayOfGuide } from "../../words/item-guide.ts";
import { type Language, sayIn } from "../../words/words.ts";

export interface GuideOrder {
  item: CatalogItem;
  hall: Pick<HallDescription, "name" | "zones" | "queues" | "onlinePlatform" | "hotline" | "timeZone">;
  language: Language;
  /** Hall time, milliseconds since the epoch. */
  now: number;
}

export interface GuideLine {
  as: "title" | "heading" | "text" | "note" | "qr";
  text: string;
  /** In front of the text, in a column of its own. */
  mark?: string;
}

/** What stands on paper, line for line; how wide a line is, the sheet knows. */
export function guideLines({ item, hall, language, now }: GuideOrder): GuideLine[] {
  const say: SayOfGuide = (key, values = {}) => sayIn(itemGuideWords, language, key, values);
  const pick = (label: { zh: string; en: string }) => label[language];
  const comma = language === "zh" ? "，" : ", ";
  const queue = hall.queues.find((one) => one.id === item.queueIds[0]);
  const zone = hall.zones.find((one) => one.id === queue?.zoneId);
  const counters = queue ? counterList(queue.counterIds) : null;
  const days = [
    say(isSameDay(item) ? "sameDay" : "inDays", { days: item.promisedDays ?? 0 }),
    ...(item.lawDays && !isSameDay(item) ? [say("law", { days: item.lawDays })] : []),
  ];
  const printedAt = new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", {
    timeZone: hall.timeZone,
    dateStyle: "medium",
    timeStyle: "short",
  }).format(now);
  return [
    { as: "note", text: `${pick(hall.name)} · ${say("guide")}` },
    { as: "title", text: pick(item.name) },
    // Below, for whoever helps.
    ...(language === "en" ? [{ as: "text", text: item.name.zh } as const] : []),
    { as: "text", mark: say("days"), text: days.join(comma) },
    { as: "text", mark: say("fee"), text: item.fee ?? say("free") },
    ...(item.conditions ? [{ as: "heading", text: say("conditions") } as const] : []),
    ...(item.conditions ?? []).map((text) => ({ as: "text", text }) as const),
    { as: "heading", text: say(item.materials.length === 0 ? "noMaterials" : "materials") },
    ...item.materials.flatMap((material, at): GuideLine[] => {
      const { note, sampleAddress } = material;
      const details = [
        ...materialDetails(material, say),
        ...(note ? [note] : []),
        ...(sampleAddress ? [say("sampleAt", { address: sampleAddress })] : []),
      ];
      return [
        { as: "text", mark: `□ ${at + 1}.`, text: material.name },
        ...(details.length > 0 ? [{ as: "note", mark: " ", text: details.join(comma) } as const] : []),
      ];
    }),
    { as: "heading", text: say("where") },
    ...(counters
      ? [
          {
            as: "text",
            text: counters.isPlain ? say("counters", { counters: counters.text }) : counters.text,
          } as const,
        ]
      : []),
    ...(zone
      ? [
          {
            as: "text",
            text: say("place", { zone: pick(zone.name), directions: pick(zone.directions) }),
          } as const,
        ]
      : []),
    ...(hall.onlinePlatform
      ? ([
          { as: "heading", text: say("online") },
          {
            as: "text",
            text: say("onlineAt", {
              name: pick(hall.onlinePlatform.name),
              address: hall.onlinePlatform.address,
            }),
          },
          { as: "qr", text: hall.onlinePlatform.address },
        ] as const)
      : []),
    { as: "note", text: `${say("mayChange")} ${say("printedAt", { date: printedAt })}` },
  ];
}
