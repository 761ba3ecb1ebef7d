import { counterNameOf } from "../kit/counter-name.ts";
import { useHallDescription } from "../kit/hall-context.tsx";
import { phoneWords } from "../words/phone.ts";
import { useWords } from "../words/words.ts";
import type { Ticket } from "./alarm.ts";

export interface Places {
  /** 综合受理区·一楼，进门右手边; empty until the hall's description is there. */
  directionsOf: (zoneId: string) => string;
  zoneOfCounter: (counterId: string) => string | null;
  /** `3`, or a name; with its unit 号窗口. */
  counter: (counterId: string) => { large: string; unit: string | undefined };
}

/** Where things are in this hall, in the page's language. */
export function usePlaces(): Places {
  const description = useHallDescription();
  const { say, pick } = useWords(phoneWords);
  return {
    directionsOf: (zoneId) => {
      const zone = description?.zones.find((one) => one.id === zoneId);
      return zone ? say("place", { zone: pick(zone.name), directions: pick(zone.directions) }) : "";
    },
    zoneOfCounter: (counterId) => description?.counters.find((one) => one.id === counterId)?.zoneId ?? null,
    counter: (counterId) => {
      const counter = description?.counters.find((one) => one.id === counterId);
      return counterNameOf(counter ? pick(counter.name) : counterId);
    },
  };
}

/** What the person came for: 社会保障卡启用; the queue's name where nothing was chosen. */
export function whatFor(
  ticket: Ticket,
  items: readonly { id: string; name: { zh: string; en: string } }[],
  pick: (label: { zh: string; en: string }) => string,
  between: string,
): string {
  const names = ticket.ticket.itemIds.flatMap((itemId) => {
    const item = items.find((one) => one.id === itemId);
    return item ? [pick(item.name)] : [];
  });
  return names.join(between) || pick({ zh: ticket.queue.name, en: ticket.queue.nameEn });
}
