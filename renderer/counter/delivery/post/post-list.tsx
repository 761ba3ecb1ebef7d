import { Table, type TableColumnsType } from "antd";
import { useState } from "react";
import type { Devices } from "../../../../drivers/contract/devices.ts";
import { Button } from "../../../kit/button.tsx";
import { Pager } from "../../../kit/desk/pager.tsx";
import { useAct } from "../../../kit/desk/use-act.ts";
import { useAsked } from "../../../kit/desk/use-asked.ts";
import { usePages } from "../../../kit/desk/use-pages.ts";
import { Notice } from "../../../kit/notice.tsx";
import { type Delivery, ResultName, ResultState } from "../../../kit/results/result-cells.tsx";
import { deliveryWords } from "../../../words/delivery.ts";
import { useDeliveryTroubles } from "../../../words/delivery-troubles.ts";
import { useWords } from "../../../words/words.ts";
import { PostDialog } from "./post-dialog.tsx";

interface PostListProps {
  devices: Devices;
  isStale: boolean;
}

const refreshMs = 10_000;

/** Results that go by post: to be sent, and on their way. */
export function PostList({ devices, isStale }: PostListProps) {
  const { say, pick } = useWords(deliveryWords);
  const explain = useDeliveryTroubles();
  const pages = usePages();
  const list = useAsked(
    "deliveries:list",
    { wish: "post", limit: 30, ...(pages.cursor === undefined ? {} : { cursor: pages.cursor }) },
    refreshMs,
  );
  const note = useAct("delivery:postStatus");
  const [sending, setSending] = useState<Delivery | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const carriers = list.value?.carriers ?? [];
  const nameOf = (id: string) => {
    const carrier = carriers.find((one) => one.id === id);
    return carrier ? pick(carrier.name) : id;
  };
  const noteStatus = async (row: Delivery, status: "arrived" | "refused" | "returned") => {
    const answer = await note.act({ applicationId: row.applicationId, status });
    if (!answer.ok) return;
    setTold(say("post.noted", { number: row.number }));
    list.again();
  };
  const trouble = note.trouble ?? list.error;
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
            onPress={() => setSending(row)}
          >
            {say("post.send")}
          </Button>
        ),
    },
  ];
  return (
    <div className="sheet">
      <div className="sheet__head">
        <h1>{say("tab.post")}</h1>
        <p className="sheet__note">{say("post.lead")}</p>
      </div>
      {told ? <Notice kind="said" what={told} /> : null}
      {trouble ? <Notice kind="wrong" what={explain(trouble)} /> : null}
      <Table<Delivery>
        rowKey="applicationId"
        columns={columns}
        dataSource={list.value?.deliveries ?? []}
        pagination={false}
        locale={{ emptyText: say("post.none") }}
      />
      <Pager pages={pages} next={list.value?.cursor ?? null} />
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
    </div>
  );
}
