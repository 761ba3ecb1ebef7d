import { Input, Select, Table, type TableColumnsType } from "antd";
import { useState } from "react";
import type { Ticket, TicketState } from "../../../hall-server/contract/ticket.ts";
import { Button } from "../../kit/button.tsx";
import { clockOf } from "../../kit/clock.ts";
import { Pager } from "../../kit/desk/pager.tsx";
import { useAsked } from "../../kit/desk/use-asked.ts";
import { usePages } from "../../kit/desk/use-pages.ts";
import { Notice } from "../../kit/notice.tsx";
import { useErrorWords } from "../../words/errors.ts";
import { managerWords } from "../../words/manager.ts";
import { tableWords } from "../../words/manager-tables.ts";
import { useWords } from "../../words/words.ts";
import { useDescription, useNames } from "../hall-names.tsx";
import { EraseDialog } from "./erase-dialog.tsx";

interface TicketsPageProps {
  /** A problem led here for this one. */
  number?: string | undefined;
  isStale: boolean;
}

/** In the order of a ticket's life. */
const ticketStates: readonly TicketState[] = [
  "waiting",
  "called",
  "serving",
  "held",
  "skipped",
  "finished",
  "cancelled",
  "expired",
];
const refreshMs = 10_000;
const pageSize = 50;

/** Today's tickets, found by queue, state or number. */
export function TicketsPage({ number: asked, isStale }: TicketsPageProps) {
  const { say, pick } = useWords(tableWords);
  const explain = useErrorWords();
  const description = useDescription();
  const [queueId, setQueueId] = useState("");
  const [state, setState] = useState<TicketState | "">("");
  const [number, setNumber] = useState(asked ?? "");
  const [erasing, setErasing] = useState<Ticket | null>(null);
  const [erased, setErased] = useState<string | null>(null);
  const pages = usePages();
  const list = useAsked(
    "tickets:list",
    {
      limit: pageSize,
      ...(queueId === "" ? {} : { queueId }),
      ...(state === "" ? {} : { state }),
      ...(number === "" ? {} : { number }),
      ...(pages.cursor === undefined ? {} : { cursor: pages.cursor }),
    },
    refreshMs,
  );
  const filter = (change: () => void) => {
    pages.first();
    change();
  };
  return (
    <div className="sheet">
      <div className="sheet__head">
        <h1>{say("tickets")}</h1>
        <Select
          aria-label={say("queue")}
          style={{ width: 240 }}
          value={queueId}
          onChange={(next) => filter(() => setQueueId(next))}
          options={[
            { value: "", label: say("allQueues") },
            ...(description?.queues ?? []).map((queue) => ({
              value: queue.id,
              label: `${pick(queue.name)} ${queue.code}`,
            })),
          ]}
        />
        <Select<TicketState | "">
          aria-label={say("state")}
          style={{ width: 180 }}
          value={state}
          onChange={(next) => filter(() => setState(next))}
          options={[
            { value: "", label: say("allStates") },
            ...ticketStates.map((one) => ({ value: one, label: say(`state.${one}`) })),
          ]}
        />
        <Input.Search
          aria-label={say("find")}
          style={{ width: 280 }}
          placeholder={say("findHint")}
          defaultValue={asked ?? ""}
          allowClear
          maxLength={16}
          enterButton={say("find")}
          onSearch={(typed) => filter(() => setNumber(typed.trim().toUpperCase()))}
        />
      </div>
      {list.error ? <Notice kind="wrong" what={explain(list.error)} /> : null}
      {erased ? <Notice kind="said" what={say("eraseDone", { number: erased })} /> : null}
      <Table<Ticket>
        rowKey="id"
        columns={useColumns(setErasing, isStale)}
        dataSource={list.value?.tickets ?? []}
        pagination={false}
        locale={{ emptyText: list.value ? say("ticketsNone") : say("loading") }}
      />
      <Pager pages={pages} next={list.value?.cursor} />
      {erasing ? (
        <EraseDialog
          ticket={erasing}
          onClose={() => setErasing(null)}
          onErased={() => {
            setErased(erasing.number);
            setErasing(null);
          }}
        />
      ) : null}
    </div>
  );
}

function useColumns(erase: (ticket: Ticket) => void, isStale: boolean): TableColumnsType<Ticket> {
  const { say } = useWords(tableWords);
  const frame = useWords(managerWords);
  const names = useNames();
  return [
    {
      title: say("number"),
      key: "number",
      width: 130,
      render: (_, ticket) => <span className="sheet__number">{ticket.number}</span>,
    },
    {
      title: say("queue"),
      key: "queue",
      render: (_, ticket) => {
        const { name, code } = names.queue(ticket.queueId);
        return `${name} ${code}`;
      },
    },
    { title: say("state"), key: "state", render: (_, ticket) => say(`state.${ticket.state}`) },
    {
      title: say("counter"),
      key: "counter",
      render: (_, ticket) => (ticket.counterId ? names.counter(ticket.counterId) : "–"),
    },
    {
      title: say("takenAt"),
      key: "takenAt",
      render: (_, ticket) => (
        <>
          {clockOf(ticket.takenAt)}
          {ticket.isOffline ? ` · ${say("offline")}` : null}
        </>
      ),
    },
    {
      title: say("class"),
      key: "class",
      render: (_, ticket) => {
        const { name, badge } = names.className(ticket.class);
        if (badge === "") return <span className="sheet__note">{name}</span>;
        return (
          <span className="sheet__sign">
            <span className="class-badge" aria-hidden="true">
              {badge}
            </span>
            {name}
            {ticket.isClassClaimed ? ` · ${say("claimed")}` : ""}
          </span>
        );
      },
    },
    {
      title: say("items"),
      key: "items",
      render: (_, ticket) =>
        ticket.itemIds.length === 0 ? "–" : say("itemsCount", { count: ticket.itemIds.length }),
    },
    {
      title: <span className="unseen">{say("erase")}</span>,
      key: "erase",
      align: "right",
      render: (_, ticket) => (
        <Button
          className="sheet__quiet"
          {...(isStale
            ? { disabledBecause: frame.say("staleBecause") }
            : { label: say("eraseOf", { number: ticket.number }) })}
          onPress={() => erase(ticket)}
        >
          {say("erase")}
        </Button>
      ),
    },
  ];
}
