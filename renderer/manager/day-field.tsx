import { DatePicker } from "antd";
import dayjs from "dayjs";
import { useHall } from "../kit/hall-context.tsx";
import { tableWords } from "../words/manager-tables.ts";
import { useWords } from "../words/words.ts";
import { useHallClock } from "./use-hall-clock.ts";

interface DayFieldProps {
  /** `2026-03-02`; undefined: the hall-day that is running. */
  day: string | undefined;
  /** The day that was answered for, shown while none is chosen. */
  answered: string | undefined;
  onDay: (day: string | undefined) => void;
}

/** Chooses a hall-day up to today. */
export function DayField({ day, answered, onDay }: DayFieldProps) {
  const { say } = useWords(tableWords);
  const hall = useHall();
  const today = useHallClock()(hall.now()).slice(0, 10);
  const shown = day ?? answered;
  return (
    <div className="sheet__field">
      <label htmlFor="day-field">{say("day")}</label>
      <DatePicker
        id="day-field"
        value={shown ? dayjs(shown) : null}
        allowClear={false}
        inputReadOnly={false}
        disabledDate={(date) => date.format("YYYY-MM-DD") > today}
        onChange={(date) => onDay(date ? date.format("YYYY-MM-DD") : undefined)}
      />
    </div>
  );
}
