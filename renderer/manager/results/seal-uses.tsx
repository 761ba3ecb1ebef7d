import { Table, type TableColumnsType } from "antd";
import type { QueryValue } from "../../../hall-server/contract/queries.ts";
import { clockOf } from "../../kit/clock.ts";
import { Pager } from "../../kit/desk/pager.tsx";
import { useAsked } from "../../kit/desk/use-asked.ts";
import { usePages } from "../../kit/desk/use-pages.ts";
import { documentWords } from "../../words/documents.ts";
import { resultWords } from "../../words/manager-results.ts";
import { useWords } from "../../words/words.ts";

type Use = QueryValue<"seal:register">["uses"][number];

/** 用印登记, newest first. */
export function SealUses() {
  const { say } = useWords(resultWords);
  const documents = useWords(documentWords);
  const pages = usePages();
  const { value } = useAsked("seal:register", {
    limit: 15,
    ...(pages.cursor === undefined ? {} : { cursor: pages.cursor }),
  });
  const columns: TableColumnsType<Use> = [
    { title: say("uses.document"), key: "kind", render: (_, use) => documents.say(`kind.${use.kind}`) },
    { title: say("uses.number"), dataIndex: "documentNumber", key: "number", width: 260 },
    {
      title: say("uses.application"),
      key: "application",
      width: 230,
      render: (_, use) => <span className="sheet__number">{use.applicationNumber ?? "–"}</span>,
    },
    { title: say("uses.version"), dataIndex: "version", key: "version", width: 110 },
    { title: say("uses.by"), dataIndex: "by", key: "by", width: 120 },
    {
      title: say("uses.at"),
      key: "at",
      width: 210,
      render: (_, use) => `${use.at.slice(0, 10)} ${clockOf(use.at)}`,
    },
  ];
  return (
    <section>
      <div className="sheet__head">
        <h2>{say("uses")}</h2>
        <p className="sheet__note">{value ? say("uses.total", { count: value.total }) : say("wait")}</p>
      </div>
      <Table<Use>
        rowKey="documentId"
        columns={columns}
        dataSource={value?.uses ?? []}
        pagination={false}
        locale={{ emptyText: say(value ? "uses.none" : "wait") }}
      />
      <Pager pages={pages} next={value?.cursor} />
    </section>
  );
}
