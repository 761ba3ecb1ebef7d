import "./results.css";
import { Table, type TableColumnsType } from "antd";
import { useState } from "react";
import { deliveryWords } from "../../words/delivery.ts";
import { useWords } from "../../words/words.ts";
import { Button } from "../button.tsx";
import { Dialog } from "../desk/dialog.tsx";
import { useAct } from "../desk/use-act.ts";
import { type Delivery, ResultName, ResultState } from "./result-cells.tsx";

interface UnclaimedProps {
  deliveries: Delivery[];
  isStale: boolean;
  /** Clerks remind people; others see that it was done. */
  mayRemind: boolean;
  onReminded: () => void;
}

/** Results that nobody came for, and how often their people were reminded. */
export function Unclaimed({ deliveries, isStale, mayRemind, onReminded }: UnclaimedProps) {
  const { say } = useWords(deliveryWords);
  const [reminding, setReminding] = useState<Delivery | null>(null);
  const columns: TableColumnsType<Delivery> = [
    { title: say("number"), key: "number", render: (_, row) => <ResultName row={row} /> },
    { title: say("wish"), key: "wish", width: 150, render: (_, row) => say(`way.${row.wish}`) },
    { title: say("readyAt"), key: "ready", width: 150, render: (_, row) => row.readyAt.slice(0, 10) },
    { title: say("state"), key: "state", width: 240, render: (_, row) => <ResultState row={row} /> },
    {
      title: say("remind"),
      key: "reminded",
      width: 320,
      render: (_, row) => {
        const last = row.reminders.at(-1);
        return last
          ? say("reminded", { count: row.reminders.length, day: last.at.slice(0, 10) })
          : say("remind.never");
      },
    },
    ...(mayRemind
      ? [
          {
            title: <span className="unseen">{say("remind")}</span>,
            key: "remind",
            width: 120,
            render: (_: unknown, row: Delivery) => (
              <Button
                className="sheet__small"
                disabledBecause={isStale ? say("stale") : null}
                onPress={() => setReminding(row)}
              >
                {say("remind")}
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      <Table<Delivery>
        rowKey="applicationId"
        columns={columns}
        dataSource={deliveries}
        pagination={deliveries.length > 12 ? { pageSize: 12, showSizeChanger: false } : false}
        locale={{ emptyText: say("unclaimed.empty") }}
      />
      {reminding ? (
        <RemindDialog
          row={reminding}
          onClose={() => setReminding(null)}
          onDone={() => {
            setReminding(null);
            onReminded();
          }}
        />
      ) : null}
    </>
  );
}

interface RemindDialogProps {
  row: Delivery;
  onClose: () => void;
  onDone: () => void;
}

function RemindDialog({ row, onClose, onDone }: RemindDialogProps) {
  const { say } = useWords(deliveryWords);
  const { act, isBusy, trouble } = useAct("delivery:remind");
  const { applicationId, number } = row;
  return (
    <Dialog
      title={say("remind.title", { number })}
      onClose={onClose}
      isBusy={isBusy}
      trouble={trouble}
      actions={<Button onPress={onClose}>{say("cancel")}</Button>}
    >
      <div className="results__choices">
        {(["phone", "message", "letter", "visit"] as const).map((how) => (
          <Button
            key={how}
            disabledBecause={isBusy ? say("busy") : null}
            onPress={() => void act({ applicationId, how }).then((answer) => answer.ok && onDone())}
          >
            {say(`remind.${how}`)}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}
