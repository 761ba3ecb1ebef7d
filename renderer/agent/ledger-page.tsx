import { DatePicker, Table, type TableColumnsType } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import type { QueryValue } from "../../hall-server/contract/queries.ts";
import { Button } from "../kit/button.tsx";
import { handToBrowser } from "../kit/desk/hand-to-browser.ts";
import { useAsked } from "../kit/desk/use-asked.ts";
import type { PageError } from "../kit/hall.ts";
import { useHall, useHallTime } from "../kit/hall-context.tsx";
import { Notice } from "../kit/notice.tsx";
import { agentWords } from "../words/agent.ts";
import { useErrorWords } from "../words/errors.ts";
import { useWords } from "../words/words.ts";
import { useNamed } from "./use-named.ts";

type Row = QueryValue<"errands:figures">["sites"][number];

/** 台账: what was entrusted in a month, site by site, and what became of it. */
export function LedgerPage() {
  const { say, language } = useWords(agentWords);
  const explain = useErrorWords();
  const named = useNamed();
  const now = useHallTime(60_000);
  const [month, setMonth] = useState(() => new Date(now + 8 * 3_600_000).toISOString().slice(0, 7));
  const hall = useHall();
  const [taken, setTaken] = useState<{ file: string } | PageError | null>(null);
  const take = async () => {
    const answer = await hall.download(`/api/reports/errands/${month}?lang=${language}`);
    if (!answer.ok) return setTaken(answer.error);
    const file = say("workbookName", { month });
    handToBrowser(answer.value, file);
    setTaken({ file });
  };
  const { value, error } = useAsked("errands:figures", { month });
  const count = (title: string, key: keyof Row): TableColumnsType<Row>[number] => ({
    title,
    dataIndex: key,
    key,
    width: 140,
    align: "right",
  });
  const columns: TableColumnsType<Row> = [
    { title: say("from"), key: "site", render: (_, { siteId }) => named.site(siteId) },
    count(say("entrusted"), "entrusted"),
    count(say("closedCount"), "closed"),
    count(say("late"), "late"),
    count(say("called"), "called"),
    count(say("satisfied"), "satisfied"),
  ];
  return (
    <section className="sheet">
      <div className="sheet__head">
        <h1>{say("tab.ledger")}</h1>
        <DatePicker
          picker="month"
          aria-label={say("month")}
          value={dayjs(`${month}-01`)}
          allowClear={false}
          onChange={(date) => {
            if (date) setMonth(date.format("YYYY-MM"));
          }}
        />
        <Button onPress={() => void take()}>{say("workbook")}</Button>
      </div>
      <p className="sheet__note" role="status">
        {taken === null ? "" : "file" in taken ? say("workbookDone", taken) : explain(taken)}
      </p>
      {error ? <Notice kind="wrong" what={explain(error)} /> : null}
      {value === null ? null : value.sites.length === 0 ? (
        <p className="sheet__note">{say("noFigures")}</p>
      ) : (
        <Table<Row> rowKey="siteId" columns={columns} dataSource={value.sites} pagination={false} />
      )}
    </section>
  );
}
