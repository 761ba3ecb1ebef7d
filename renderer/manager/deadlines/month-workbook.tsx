import { DatePicker } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { handToBrowser } from "../../kit/desk/hand-to-browser.ts";
import type { PageError } from "../../kit/hall.ts";
import { useHall } from "../../kit/hall-context.tsx";
import { deadlineWords } from "../../words/deadlines.ts";
import { useErrorWords } from "../../words/errors.ts";
import { useWords } from "../../words/words.ts";

/** Every application that came in within a month, names masked, as an Excel workbook. */
export function MonthWorkbook({ today }: { today: string | undefined }) {
  const { say, language } = useWords(deadlineWords);
  const explain = useErrorWords();
  const hall = useHall();
  const [chosen, setChosen] = useState<string | undefined>();
  const [state, setState] = useState<"making" | { done: string } | { trouble: PageError } | null>(null);
  const month = chosen ?? today?.slice(0, 7);
  const fetchMonth = async () => {
    if (month === undefined || state === "making") return;
    setState("making");
    const answer = await hall.download(`/api/reports/applications/${month}?lang=${language}`);
    if (!answer.ok) return setState({ trouble: answer.error });
    const file = say("workbookName", { month });
    handToBrowser(answer.value, file);
    setState({ done: file });
  };
  return (
    <div className="sheet__field sheet__end">
      <label htmlFor="month-field">{say("month")}</label>
      <DatePicker
        id="month-field"
        picker="month"
        value={month === undefined ? null : dayjs(`${month}-01`)}
        allowClear={false}
        disabledDate={(date) => today !== undefined && date.format("YYYY-MM") > today.slice(0, 7)}
        onChange={(date) => setChosen(date ? date.format("YYYY-MM") : undefined)}
      />
      <Button className="sheet__small" onPress={() => void fetchMonth()}>
        {state === "making" ? say("workbookMaking") : say("workbook")}
      </Button>
      <span role="status" className="sheet__note">
        {said(state)}
      </span>
    </div>
  );

  function said(now: typeof state): string {
    if (now === null || now === "making") return "";
    return "done" in now ? say("workbookDone", { file: now.done }) : explain(now.trouble);
  }
}
