import { Table, type TableColumnsType } from "antd";
import type { WorkbookMistake } from "../../../hall-server/contract/item-commands.ts";
import { Notice } from "../../kit/notice.tsx";
import { managerItemWords } from "../../words/manager-items.ts";
import { useWords } from "../../words/words.ts";
import { useItemNames } from "./item-names.ts";

interface MistakeTableProps {
  what: string;
  mistakes: readonly WorkbookMistake[];
  /** All of them, also those that are not listed. */
  count: number;
}

/** Where something is wrong in a workbook, and what to do about it. */
export function MistakeTable({ what, mistakes, count }: MistakeTableProps) {
  const { say } = useWords(managerItemWords);
  const names = useItemNames();
  const columns: TableColumnsType<WorkbookMistake> = [
    { title: say("sheet"), key: "sheet", width: 130, render: (_, { sheet }) => sheet },
    { title: say("row"), key: "row", width: 80, render: (_, { row }) => row ?? "" },
    {
      title: say("column"),
      key: "column",
      width: 220,
      render: (_, { column }) => (column === null ? "" : names.field(column)),
    },
    { title: say("wrong"), key: "wrong", render: (_, { because }) => names.problem(because) },
    { title: say("value"), key: "value", width: 320, render: (_, { value }) => value ?? "" },
  ];
  return (
    <>
      <Notice
        kind="wrong"
        what={what}
        {...(count > mistakes.length ? { todo: say("mistakesMore", { shown: mistakes.length }) } : {})}
      />
      <Table<WorkbookMistake>
        rowKey={({ sheet, row, column, because }) => `${sheet} ${row} ${column} ${because}`}
        size="small"
        columns={columns}
        dataSource={[...mistakes]}
        pagination={mistakes.length > 12 ? { pageSize: 12, showSizeChanger: false } : false}
      />
    </>
  );
}
