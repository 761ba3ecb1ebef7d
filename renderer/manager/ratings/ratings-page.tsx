import { Table, type TableColumnsType } from "antd";
import { useState } from "react";
import type { QueryValue } from "../../../hall-server/contract/queries.ts";
import { clockOf } from "../../kit/clock.ts";
import { Pager } from "../../kit/desk/pager.tsx";
import { useAsked } from "../../kit/desk/use-asked.ts";
import { usePages } from "../../kit/desk/use-pages.ts";
import { Icon } from "../../kit/icon.tsx";
import { Notice } from "../../kit/notice.tsx";
import { useErrorWords } from "../../words/errors.ts";
import { tableWords } from "../../words/manager-tables.ts";
import { useWords } from "../../words/words.ts";
import { DayField } from "../day-field.tsx";
import { useNames } from "../hall-names.tsx";

type Rating = QueryValue<"ratings:list">["ratings"][number];

const refreshMs = 15_000;
const pageSize = 50;

/** What people said on a day; who said it is not here. */
export function RatingsPage() {
  const { say } = useWords(tableWords);
  const explain = useErrorWords();
  const [day, setDay] = useState<string | undefined>();
  const pages = usePages();
  const ofDay = day === undefined ? {} : { day };
  const list = useAsked(
    "ratings:list",
    { ...ofDay, limit: pageSize, ...(pages.cursor === undefined ? {} : { cursor: pages.cursor }) },
    refreshMs,
  );
  const total = useAsked("figures:get", ofDay, refreshMs).value?.total;
  return (
    <div className="sheet">
      <div className="sheet__head">
        <h1>{say("ratings")}</h1>
        <DayField
          day={day}
          answered={total?.day}
          onDay={(next) => {
            pages.first();
            setDay(next);
          }}
        />
        <p className="sheet__note" role="status">
          {total
            ? say("ratingsSummary", {
                good: total.ratedGood,
                rated: total.rated,
                bad: total.rated - total.ratedGood,
                unrated: total.unrated,
              })
            : say("loading")}
        </p>
      </div>
      {list.error ? <Notice kind="wrong" what={explain(list.error)} /> : null}
      <Table<Rating>
        rowKey="id"
        columns={useColumns()}
        dataSource={list.value?.ratings ?? []}
        pagination={false}
        locale={{ emptyText: say(list.value ? "ratingsNone" : "loading") }}
        rowClassName={(rating) => (rating.level <= 2 ? "row--bad" : "")}
      />
      <Pager pages={pages} next={list.value?.cursor} />
    </div>
  );
}

function useColumns(): TableColumnsType<Rating> {
  const { say } = useWords(tableWords);
  const names = useNames();
  const channel = (code: string) =>
    code === "pad" || code === "keys" || code === "phone" ? say(`channel.${code}`) : code;
  return [
    { title: say("at"), key: "at", width: 110, render: (_, rating) => clockOf(rating.at) },
    {
      title: say("level"),
      key: "level",
      width: 240,
      render: (_, rating) => {
        const { name, isBad } = names.level(rating.level);
        return isBad ? (
          <span className="sheet__sign sheet__sign--red">
            <Icon name="octagon" /> {name} · {say("bad")}
          </span>
        ) : (
          name
        );
      },
    },
    {
      title: say("tags"),
      key: "tags",
      render: (_, rating) => {
        const said = rating.tags.map(names.tag);
        if (rating.hasComment) said.push(say("hasComment"));
        return said.length === 0 ? <span className="sheet__note">{say("noTags")}</span> : said.join("；");
      },
    },
    {
      title: say("number"),
      key: "number",
      width: 130,
      render: (_, rating) => <span className="sheet__number">{rating.number}</span>,
    },
    {
      title: say("counter"),
      key: "counter",
      width: 160,
      render: (_, rating) => names.counter(rating.counterId),
    },
    { title: say("staff"), dataIndex: "staffNumber", key: "staff", width: 120 },
    { title: say("channel"), key: "channel", width: 130, render: (_, rating) => channel(rating.channel) },
  ];
}
