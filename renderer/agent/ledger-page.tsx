import { Input, Table, type TableColumnsType } from "antd";
import { useState } from "react";
import type { QueryValue } from "../../hall-server/contract/queries.ts";
import { useAsked } from "../kit/desk/use-asked.ts";
import { useHallTime } from "../kit/hall-context.tsx";
import { Notice } from "../kit/notice.tsx";
import { agentWords } from "../words/agent.ts";
import { useErrorWords } from "../words/errors.ts";
import { useWords } from "../words/words.ts";
import { useNamed } from "./use-named.ts";

type Row = QueryValue<"errands:figures">["sites"][number];

/** 台账: what was entrusted in a month, site by site, and what became of it. */
export function LedgerPage() {
  const { say } = useWords(agentWords);
  const explain = useErrorWords();
  const named = useNamed();
  const now = useHallTime(60_000);
  const [month, setMonth] = useState(() => new Date(now + 8 * 3_600_000).toISOString().slice(0, 7));
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
        <Input
          type="month"
          className="agent__find"
          aria-label={say("month")}
          value={month}
          onChange={(event) => {
            if (/^\d{4}-\d{2}$/.test(event.target.value)) setMonth(event.target.value);
          }}
        />
      </div>
      {error ? <Notice kind="wrong" what={explain(error)} /> : null}
      {value === null ? null : value.sites.length === 0 ? (
        <p className="sheet__note">{say("noFigures")}</p>
      ) : (
        <Table<Row> rowKey="siteId" columns={columns} dataSource={value.sites} pagination={false} />
      )}
    </section>
  );
}
