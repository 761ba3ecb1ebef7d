import type { ViewValue } from "../../hall-server/contract/views.ts";

type View = Pick<ViewValue<"kiosk">, "hall" | "hours">;

export interface OpeningNow {
  isOpen: boolean;
  /** When it closes, or opens next; null round the clock, or where no hours are known any more. */
  changesAt: string | null;
}

/** As the hall says; while it is not heard, by the hours that it told last. `now`: hall time, milliseconds since the epoch. */
export function openingNow({ hall, hours }: View, isStale: boolean, now: number): OpeningNow {
  const isRoundTheClock = hall.isOpen && hall.changesAt === null;
  if (!isStale || isRoundTheClock) return { isOpen: hall.isOpen, changesAt: hall.changesAt };
  const next = hours.find(({ closesAt }) => now < Date.parse(closesAt));
  if (!next) return { isOpen: false, changesAt: null };
  const isOpen = Date.parse(next.opensAt) <= now;
  return { isOpen, changesAt: isOpen ? next.closesAt : next.opensAt };
}
