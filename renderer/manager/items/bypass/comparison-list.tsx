import { Table, type TableColumnsType } from "antd";
import { Button } from "../../../kit/button.tsx";
import { clockOf } from "../../../kit/clock.ts";
import { handToBrowser } from "../../../kit/desk/hand-to-browser.ts";
import { Pager } from "../../../kit/desk/pager.tsx";
import { useAsked } from "../../../kit/desk/use-asked.ts";
import { usePages } from "../../../kit/desk/use-pages.ts";
import { useHall } from "../../../kit/hall-context.tsx";
import { Notice } from "../../../kit/notice.tsx";
import { useErrorWords } from "../../../words/errors.ts";
import { managerBypassWords } from "../../../words/manager-bypass.ts";
import { useWords } from "../../../words/words.ts";
import type { Comparison } from "./bypass-part.tsx";
import { useDepartment } from "./use-department.ts";

/** Comparisons that were kept, newest first, with what is still to be looked into. */
export function ComparisonList({ onOpen }: { onOpen: (list: Comparison) => void }) {
  const { say } = useWords(managerBypassWords);
  const explain = useErrorWords();
  const department = useDepartment();
  const hall = useHall();
  const pages = usePages();
  const { value, error } = useAsked("bypass:lists", {
    limit: 10,
    ...(pages.cursor === undefined ? {} : { cursor: pages.cursor }),
  });
  const fetchCases = async (list: Comparison) => {
    const answer = await hall.download(`/api/bypass/lists/${list.listId}`);
    const name = say("exportName", { department: department(list.domain), from: list.from });
    if (answer.ok) handToBrowser(answer.value, name);
  };
  const columns: TableColumnsType<Comparison> = [
    {
      title: say("department"),
      key: "domain",
      render: (_, list) => <strong>{department(list.domain)}</strong>,
    },
    {
      title: say("span"),
      key: "span",
      width: 260,
      render: (_, { from, to }) => say("spanOf", { from, to }),
    },
    { title: say("total"), dataIndex: "total", key: "total", width: 110 },
    { title: say("matched"), dataIndex: "matched", key: "matched", width: 110 },
    { title: say("missing"), dataIndex: "missing", key: "missing", width: 110 },
    { title: say("open"), dataIndex: "open", key: "open", width: 100 },
    {
      title: say("made"),
      key: "at",
      width: 190,
      render: (_, { at }) => `${at.slice(0, 10)} ${clockOf(at).slice(0, 5)}`,
    },
    {
      title: <span className="unseen">{say("steps")}</span>,
      key: "steps",
      width: 220,
      align: "right",
      render: (_, list) => (
        <>
          <Button
            className="sheet__quiet"
            label={say("seeOf", { department: department(list.domain), from: list.from, to: list.to })}
            onPress={() => onOpen(list)}
          >
            {say("see")}
          </Button>
          <Button className="sheet__quiet" onPress={() => void fetchCases(list)}>
            {say("export")}
          </Button>
        </>
      ),
    },
  ];
  return (
    <section>
      <h2>{say("lists")}</h2>
      {error ? <Notice kind="wrong" what={explain(error)} /> : null}
      <Table<Comparison>
        rowKey="listId"
        columns={columns}
        dataSource={value?.lists ?? []}
        pagination={false}
        locale={{ emptyText: value ? say("none") : say("loading") }}
      />
      <Pager pages={pages} next={value?.cursor} />
    </section>
  );
}
