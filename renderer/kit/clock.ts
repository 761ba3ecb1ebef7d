import { commonWords } from "../words/common.ts";
import { useWords } from "../words/words.ts";
import { useHallTime } from "./hall-context.tsx";

/** Local wall time of a hall: views carry the offset, pages read hours and minutes from it. */
export function clockOf(iso: string): string {
  const [, hour = "0", minute = "00"] = /T(\d\d):(\d\d)/.exec(iso) ?? [];
  return `${Number(hour)}:${minute}`;
}

/** `9:41` for a moment (milliseconds since the epoch) in the hall's zone. */
export function timeOfDay(at: number, timeZone = "Asia/Shanghai"): string {
  const format = { timeZone, hour: "numeric", minute: "2-digit", hourCycle: "h23" } as const;
  return new Intl.DateTimeFormat("en-GB", format).format(at).replace(/^0(?=\d:)/, "");
}

/** Whole minutes from one moment to another, never below zero. */
export function minutesBetween(from: string | number, to: string | number): number {
  const at = (moment: string | number) => (typeof moment === "string" ? Date.parse(moment) : moment);
  return Math.max(0, Math.floor((at(to) - at(from)) / 60_000));
}

interface LocalTime {
  /** `9:41` */
  time: string;
  /** `11月23日 星期一` */
  date: string;
}

/** Date and time of day in the hall's zone, for the head of a page. */
export function useLocalTime(timeZone = "Asia/Shanghai"): LocalTime {
  const now = useHallTime();
  const { say } = useWords(commonWords);
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hour: "numeric",
    minute: "2-digit",
    day: "numeric",
    month: "numeric",
    weekday: "short",
    hourCycle: "h23",
  }).formatToParts(now);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? "";
  const weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(part("weekday")) + 1;
  return {
    time: `${Number(part("hour"))}:${part("minute")}`,
    date: say("date", {
      month: part("month"),
      day: part("day"),
      weekday: say(`weekday.${weekday}` as "weekday.1"),
    }),
  };
}
