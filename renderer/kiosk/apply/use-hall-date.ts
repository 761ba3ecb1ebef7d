import { useHall } from "../../kit/hall-context.tsx";
import { useKiosk } from "../kiosk-context.tsx";

/** The hall's local date, `2026-03-19`, whatever clock and time zone this kiosk has. */
export function useHallDate(): string {
  const { hall } = useKiosk();
  const parts = new Intl.DateTimeFormat("sv-SE", { timeZone: hall.timeZone, dateStyle: "short" });
  return parts.format(useHall().now());
}
