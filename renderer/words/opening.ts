import { clockOf } from "../kit/clock.ts";
import { useHallTime } from "../kit/hall-context.tsx";
import { localIso } from "../kit/local-iso.ts";
import { commonWords } from "./common.ts";
import { defineWords, useWords } from "./words.ts";

const openingWords = defineWords(
  "opening",
  {
    today: "今天 {{time}} 开门。",
    later: "{{date}} {{time}} 开门。",
    unknown: "开门时间请看大厅公告。",
  },
  {
    today: "We open today at {{time}}.",
    later: "We open on {{date}} at {{time}}.",
    unknown: "Please see the hall's notice for opening times.",
  },
);

/** When a closed hall opens again, from its head's `changesAt`: 今天 14:30 开门。 */
export function useOpeningSentence(): (changesAt: string | null) => string {
  const { say } = useWords(openingWords);
  const { say: sayCommon } = useWords(commonWords);
  const now = useHallTime(30_000);
  return (changesAt) => {
    if (changesAt === null) return say("unknown");
    const time = clockOf(changesAt);
    if (changesAt.slice(0, 10) === localIso(now, changesAt).slice(0, 10)) return say("today", { time });
    const [, month = "", day = ""] = /^\d{4}-(\d\d)-(\d\d)/.exec(changesAt) ?? [];
    const weekday = new Date(`${changesAt.slice(0, 10)}T00:00:00Z`).getUTCDay() || 7;
    const date = sayCommon("date", {
      month: Number(month),
      day: Number(day),
      weekday: sayCommon(`weekday.${weekday}` as "weekday.1"),
    });
    return say("later", { date, time });
  };
}
