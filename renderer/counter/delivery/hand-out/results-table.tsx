import { Table, type TableColumnsType } from "antd";
import { Button } from "../../../kit/button.tsx";
import { type Delivery, ResultName, ResultState } from "../../../kit/results/result-cells.tsx";
import { deliveryWords } from "../../../words/delivery.ts";
import { useWords } from "../../../words/words.ts";

interface ResultsTableProps {
  rows: Delivery[];
  isStale: boolean;
  open: (row: Delivery) => void;
}

/** What waits for who stands here; what was handed out already says so. */
export function ResultsTable({ rows, isStale, open }: ResultsTableProps) {
  const { say } = useWords(deliveryWords);
  const columns: TableColumnsType<Delivery> = [
    { title: say("number"), key: "number", render: (_, row) => <ResultName row={row} /> },
    {
      title: say("certificate"),
      key: "certificate",
      width: 240,
      render: (_, row) => (
        <>
          {say(`outcome.${row.outcome ?? "none"}`)} {row.certificateNumber}
        </>
      ),
    },
    { title: say("wish"), key: "wish", width: 140, render: (_, row) => say(`way.${row.wish}`) },
    { title: say("state"), key: "state", width: 260, render: (_, row) => <ResultState row={row} /> },
    {
      title: <span className="unseen">{say("handOver")}</span>,
      key: "open",
      width: 170,
      align: "right",
      render: (_, row) => {
        if (row.state === "delivered") return say("state.delivered");
        const because = isStale
          ? say("stale")
          : row.isResultElsewhere
            ? say("away")
            : row.state === "posted"
              ? say("state.posted")
              : null;
        return (
          <Button kind="next" disabledBecause={because} onPress={() => open(row)}>
            {say("handOver")}
          </Button>
        );
      },
    },
  ];
  return <Table<Delivery> rowKey="applicationId" columns={columns} dataSource={rows} pagination={false} />;
}
