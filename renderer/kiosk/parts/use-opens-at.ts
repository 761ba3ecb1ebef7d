import { useHallTime } from "../../kit/hall-context.tsx";
import { useKiosk, useKioskWords } from "../kiosk-context.tsx";

const dayMs = 86_400_000;

/** When a closed hall opens: 今天 14:30; null where nobody knows. */
export function useOpensAt(): string | null {
  const { hall, view } = useKiosk();
  const { say } = useKioskWords();
  const now = useHallTime(30_000);
  const [, date = "", month, day, hour, minute] =
    /^(\d+-(\d+)-(\d+))T(\d+):(\d+)/.exec(view.hall.changesAt ?? "") ?? [];
  if (date === "") return null;
  const time = `${Number(hour)}:${minute}`;
  const dayOf = (moment: number) =>
    new Intl.DateTimeFormat("en-CA", { timeZone: hall.timeZone }).format(moment);
  if (date === dayOf(now)) return say("today", { time });
  if (date === dayOf(now + dayMs)) return say("tomorrow", { time });
  return say("onDay", { month: Number(month), day: Number(day), time });
}
