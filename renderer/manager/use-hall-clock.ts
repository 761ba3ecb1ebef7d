import { useMemo } from "react";
import { useDescription } from "./hall-names.tsx";

/** Milliseconds since the epoch as the hall's wall reads: `2026-11-23T09:57:04`. */
export function useHallClock(): (at: number) => string {
  const timeZone = useDescription()?.timeZone ?? "Asia/Shanghai";
  return useMemo(() => {
    const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
    return (at) => format.format(at).replace(" ", "T");
  }, [timeZone]);
}
