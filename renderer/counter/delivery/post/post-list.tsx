import type { TableColumnsType } from "antd";
import { useState } from "react";
import type { Devices } from "../../../../drivers/contract/devices.ts";
import { Button } from "../../../kit/button.tsx";
import { useAct } from "../../../kit/desk/use-act.ts";
import { type Delivery, ResultName, ResultState } from "../../../kit/results/result-cells.tsx";
import { deliveryWords } from "../../../words/delivery.ts";
import { useWords } from "../../../words/words.ts";
import { useWishedResults, WishedResults } from "../wished-results.tsx";
import { PostDialog } from "./post-dialog.tsx";

interface PostListProps {
  devices: Devices;
  isStale: boolean;
}

/** Results that go by post: to be sent, and on their way. */
export function PostList({ devices, isStale }: PostListProps) {
  const { say, pick } = useWords(deliveryWords);
  const list = useWishedResults("post");
  const note = useAct("delivery:postStatus");
  const [sending, setSending] = useState<Delivery | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const carriers = list.value?.carriers ?? [];
  const nameOf = (id: string) => {
    const carrier = carriers.find((one) => one.id === id);
    return carrier ? pick(carrier.name) : id;
  };
  const noteStatus = async (row: Delivery, status: "arrived" | "refused" | "returned") => {
    setTold(null);
    const answer = await note.act({ applicationId: row.applicationId, status });
    if (answer.ok) setTold(say("post.noted", { number: row.number }));
    // Also when it was refused: somebody else may have been quicker.
    list.again();
  };
  const trouble = note.trouble;
  const columns: TableColumnsType<Delivery> = [
    { title: say("number"), key: "number", render: (_, row) => <ResultName row={row} /> },
    {
      title: say("deliverBy"),
      key: "by",
      width: 140,
      render: (_, row) => row.deliverBy ?? "–",
    },
    {
      title: say("post.waybill"),
      key: "waybill",
      width: 240,
      render: (_, row) =>
        row.post
          ? say("post.waybillOf", { carrier: nameOf(row.post.carrier), waybill: row.post.waybill })
          : "–",
    },
    { title: say("state"), key: "state", width: 260, render: (_, row) => <ResultState row={row} /> },
    {
      title: <span className="unseen">{say("post.send")}</span>,
      key: "act",
      width: 330,
      align: "right",
      render: (_, row) =>
        row.state === "posted" ? (
          <div className="delivery__acts">
            {(["arrived", "refused", "returned"] as const)
              .filter((status) => status !== row.post?.status)
              .map((status) => (
                <Button
                  key={status}
                  className="sheet__small"
                  disabledBecause={isStale ? say("stale") : null}
                  onPress={() => void noteStatus(row, status)}
                >
                  {say(`post.${status}`)}
                </Button>
              ))}
          </div>
        ) : (
          <Button
            disabledBecause={isStale ? say("stale") : row.isResultElsewhere ? say("away") : null}
            onPress={() => {
              setTold(null);
              note.forget();
              setSending(row);
            }}
          >
            {say("post.send")}
          </Button>
        ),
    },
  ];
  return (
    <WishedResults tab="post" list={list} columns={columns} told={told} trouble={trouble}>
      {sending ? (
        <PostDialog
          row={sending}
          carriers={carriers}
          devices={devices}
          onClose={() => setSending(null)}
          onDone={(waybill) => {
            setTold(say("post.sent", { number: sending.number, waybill }));
            setSending(null);
            list.again();
          }}
        />
      ) : null}
    </WishedResults>
  );
}
