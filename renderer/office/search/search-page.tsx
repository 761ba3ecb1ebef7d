import { Checkbox, DatePicker, Input, Select, Table, type TableColumnsType } from "antd";
import { useState } from "react";
import type { ApplicationRow, ApplicationState } from "../../../hall-server/contract/intake.ts";
import { applicationStates } from "../../../hall-server/contract/lists.ts";
import type { QueryRequest } from "../../../hall-server/contract/queries.ts";
import { ApplicationNumber } from "../../kit/applications/application-number.tsx";
import { LightSign, useDueWords } from "../../kit/applications/due.tsx";
import { clockOf } from "../../kit/clock.ts";
import { Pager } from "../../kit/desk/pager.tsx";
import { useAsked } from "../../kit/desk/use-asked.ts";
import { usePages } from "../../kit/desk/use-pages.ts";
import { useCatalog } from "../../kit/hall-context.tsx";
import { Notice } from "../../kit/notice.tsx";
import { applicationWords } from "../../words/applications.ts";
import { useErrorWords } from "../../words/errors.ts";
import { officeWords } from "../../words/office.ts";
import { useWords } from "../../words/words.ts";
import { useOfficeNames } from "../use-office.ts";

type Question = Omit<QueryRequest<"applications:search">, "limit" | "cursor">;

const pageSize = 20;

/** Any application of this person's departments, also those that are over: by number, name, item, state or due date. */
export function SearchPage({ onOpen }: { onOpen: (applicationId: string) => void }) {
  const { say, pick } = useWords(officeWords);
  const words = useWords(applicationWords);
  const explain = useErrorWords();
  const catalog = useCatalog();
  const pages = usePages();
  const [question, setQuestion] = useState<Question>({});
  const list = useAsked("applications:search", {
    limit: pageSize,
    ...question,
    ...(pages.cursor === undefined ? {} : { cursor: pages.cursor }),
  });
  const change = (next: Question) => {
    pages.first();
    setQuestion(next);
  };
  const seek = (typed: string) => {
    const { number: _, name: _name, ...rest } = question;
    const sought = typed.trim();
    if (sought === "") return change(rest);
    const isNumber = /^\d+[Xx]?$/.test(sought);
    change({ ...rest, ...(isNumber ? { number: sought.toUpperCase() } : { name: sought }) });
  };
  return (
    <div className="sheet">
      <div className="sheet__head">
        <h1>{say("findTitle")}</h1>
        <Input.Search
          aria-label={say("findLabel")}
          placeholder={say("findLabel")}
          style={{ width: 320 }}
          allowClear
          maxLength={40}
          enterButton={say("find")}
          onSearch={seek}
        />
        <Select
          aria-label={say("searchItem")}
          style={{ width: 300 }}
          showSearch
          optionFilterProp="label"
          value={question.itemId ?? ""}
          onChange={(itemId) => {
            const { itemId: _, ...rest } = question;
            change(itemId === "" ? rest : { ...rest, itemId });
          }}
          options={[
            { value: "", label: say("allItems") },
            ...(catalog?.items ?? []).map((item) => ({ value: item.id, label: pick(item.name) })),
          ]}
        />
        <Select<ApplicationState | "">
          aria-label={say("searchState")}
          style={{ width: 160 }}
          value={question.state ?? ""}
          onChange={(state) => {
            const { state: _, ...rest } = question;
            change(state === "" ? rest : { ...rest, state });
          }}
          options={[
            { value: "", label: say("allStates") },
            ...applicationStates.map((one) => ({ value: one, label: words.say(`state.${one}`) })),
          ]}
        />
        <DatePicker
          aria-label={say("searchDue")}
          placeholder={say("searchDue")}
          style={{ width: 220 }}
          onChange={(date) => {
            const { dueUntil: _, ...rest } = question;
            change(date ? { ...rest, dueUntil: date.format("YYYY-MM-DD") } : rest);
          }}
        />
        <Checkbox
          checked={question.isMine ?? false}
          onChange={(event) => {
            const { isMine: _, ...rest } = question;
            change(event.target.checked ? { ...rest, isMine: true } : rest);
          }}
        >
          {say("searchMine")}
        </Checkbox>
      </div>
      {list.error ? <Notice kind="wrong" what={explain(list.error)} /> : null}
      <Table<ApplicationRow>
        rowKey="id"
        columns={useColumns(onOpen)}
        dataSource={list.value?.applications ?? []}
        pagination={false}
        locale={{ emptyText: list.value ? say("searchNone") : say("loading") }}
      />
      <Pager pages={pages} next={list.value?.cursor} />
    </div>
  );
}

function useColumns(onOpen: (applicationId: string) => void): TableColumnsType<ApplicationRow> {
  const { say } = useWords(officeWords);
  const words = useWords(applicationWords);
  const names = useOfficeNames();
  const due = useDueWords();
  return [
    {
      title: say("number"),
      key: "number",
      width: 230,
      render: (_, row) => (
        <button type="button" className="text-button" onClick={() => onOpen(row.id)}>
          <ApplicationNumber value={row.number} />
        </button>
      ),
    },
    { title: say("searchItem"), dataIndex: "itemName", key: "item" },
    { title: say("applicant"), key: "applicant", width: 150, render: (_, row) => row.applicant ?? "–" },
    {
      title: say("state"),
      key: "state",
      width: 160,
      render: (_, row) =>
        [words.say(`state.${row.state}`), row.outcome ? words.say(`outcome.${row.outcome}`) : null]
          .filter(Boolean)
          .join(" · "),
    },
    {
      title: say("due"),
      key: "due",
      width: 240,
      render: (_, row) => (
        <span className="sheet__sign">
          <LightSign due={row} /> {row.dueOn ? `${due.left(row)} · ${due.by(row)}` : due.left(row)}
        </span>
      ),
    },
    { title: say("who"), key: "who", width: 150, render: (_, row) => names.person(row.reviewer) },
    {
      title: say("received"),
      key: "received",
      width: 170,
      render: (_, row) => `${due.day(row.receivedAt.slice(0, 10))} ${clockOf(row.receivedAt)}`,
    },
  ];
}
