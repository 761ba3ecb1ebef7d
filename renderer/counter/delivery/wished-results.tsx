import { Table, type TableColumnsType } from "antd";
import type { ReactNode } from "react";
import { Pager } from "../../kit/desk/pager.tsx";
import { useAsked } from "../../kit/desk/use-asked.ts";
import { usePages } from "../../kit/desk/use-pages.ts";
import type { PageError } from "../../kit/hall.ts";
import { Notice } from "../../kit/notice.tsx";
import type { Delivery } from "../../kit/results/result-cells.tsx";
import { deliveryWords } from "../../words/delivery.ts";
import { useDeliveryTroubles } from "../../words/delivery-troubles.ts";
import { useWords } from "../../words/words.ts";

const refreshMs = 10_000;

/** The results that people wish to have this way, page by page. */
export function useWishedResults(wish: "post" | "kiosk") {
  const pages = usePages();
  const { cursor } = pages;
  const list = useAsked(
    "deliveries:list",
    { wish, limit: 30, ...(cursor === undefined ? {} : { cursor }) },
    refreshMs,
  );
  return { ...list, pages };
}

interface WishedResultsProps {
  tab: "post" | "machine";
  list: ReturnType<typeof useWishedResults>;
  columns: TableColumnsType<Delivery>;
  /** What was done last. */
  told: string | null;
  trouble: PageError | null;
  /** The dialogs. */
  children: ReactNode;
}

export function WishedResults({ tab, list, columns, told, trouble, children }: WishedResultsProps) {
  const { say } = useWords(deliveryWords);
  const explain = useDeliveryTroubles();
  const wrong = trouble ?? list.error;
  return (
    <div className="sheet">
      <div className="sheet__head">
        <h1>{say(`tab.${tab}`)}</h1>
        <p className="sheet__note">{say(`${tab}.lead`)}</p>
      </div>
      {told ? <Notice kind="said" what={told} /> : null}
      {wrong ? <Notice kind="wrong" what={explain(wrong)} /> : null}
      <Table<Delivery>
        rowKey="applicationId"
        columns={columns}
        dataSource={list.value?.deliveries ?? []}
        pagination={false}
        locale={{ emptyText: list.value ? say(`${tab}.none`) : say("wait") }}
      />
      <Pager pages={list.pages} next={list.value?.cursor} />
      {children}
    </div>
  );
}
