import type { TableColumnsType } from "antd";
import { useState } from "react";
import { Button } from "../../../kit/button.tsx";
import { useAct } from "../../../kit/desk/use-act.ts";
import { useHallDescription } from "../../../kit/hall-context.tsx";
import { type Delivery, ResultName, ResultState } from "../../../kit/results/result-cells.tsx";
import { deliveryWords } from "../../../words/delivery.ts";
import { useWords } from "../../../words/words.ts";
import { useWishedResults, WishedResults } from "../wished-results.tsx";
import { CodeDialog } from "./code-dialog.tsx";
import { MachineDialog } from "./machine-dialog.tsx";

/** Results that people fetch at a self-service machine: to be put there, and lying there. */
export function MachineList({ isStale }: { isStale: boolean }) {
  const { say, pick } = useWords(deliveryWords);
  const description = useHallDescription();
  const list = useWishedResults("kiosk");
  const takeOut = useAct("delivery:takeFromMachine");
  const showCode = useAct("delivery:showCode");
  const [putting, setPutting] = useState<Delivery | null>(null);
  const [shown, setShown] = useState<{ row: Delivery; code: string } | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const trouble = takeOut.trouble ?? showCode.trouble;
  const kioskName = (id: string) => {
    const kiosk = description?.kiosks.find((one) => one.id === id);
    return kiosk ? pick(kiosk.name) : id;
  };
  const begin = () => {
    setTold(null);
    takeOut.forget();
    showCode.forget();
  };
  const stale = isStale ? say("stale") : null;
  const columns: TableColumnsType<Delivery> = [
    { title: say("number"), key: "number", render: (_, row) => <ResultName row={row} /> },
    {
      title: say("machine.kiosk"),
      key: "where",
      width: 240,
      render: (_, row) =>
        row.machine
          ? say("machine.where", {
              kiosk: kioskName(row.machine.kioskId),
              compartment: row.machine.compartment,
            })
          : "–",
    },
    { title: say("state"), key: "state", width: 260, render: (_, row) => <ResultState row={row} /> },
    {
      title: <span className="unseen">{say("machine.put")}</span>,
      key: "act",
      width: 300,
      align: "right",
      render: (_, row) =>
        row.state === "in-machine" ? (
          <div className="delivery__acts">
            <Button
              className="sheet__small"
              disabledBecause={stale}
              onPress={() => {
                begin();
                void showCode.act({ applicationId: row.applicationId }).then((answer) => {
                  if (answer.ok) setShown({ row: answer.value.delivery, code: answer.value.pickupCode });
                  list.again();
                });
              }}
            >
              {say("machine.code")}
            </Button>
            <Button
              className="sheet__small"
              disabledBecause={stale}
              onPress={() => {
                begin();
                void takeOut.act({ applicationId: row.applicationId }).then((answer) => {
                  if (answer.ok) setTold(say("machine.taken", { number: row.number }));
                  list.again();
                });
              }}
            >
              {say("machine.takeOut")}
            </Button>
          </div>
        ) : (
          <Button
            disabledBecause={stale ?? (row.isResultElsewhere ? say("away") : null)}
            onPress={() => {
              begin();
              setPutting(row);
            }}
          >
            {say("machine.put")}
          </Button>
        ),
    },
  ];
  return (
    <WishedResults tab="machine" list={list} columns={columns} told={told} trouble={trouble}>
      {putting ? (
        <MachineDialog
          row={putting}
          onClose={() => setPutting(null)}
          onDone={(row, code) => {
            setPutting(null);
            setShown({ row, code });
            list.again();
          }}
        />
      ) : null}
      {shown ? (
        <CodeDialog
          number={shown.row.number}
          code={shown.code}
          kiosk={kioskName(shown.row.machine?.kioskId ?? "")}
          onClose={() => setShown(null)}
        />
      ) : null}
    </WishedResults>
  );
}
