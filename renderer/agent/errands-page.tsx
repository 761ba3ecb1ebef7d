import { Input, Table, type TableColumnsType } from "antd";
import { useState } from "react";
import type { ErrandRow } from "../../hall-server/contract/errands.ts";
import { Button } from "../kit/button.tsx";
import { Pager } from "../kit/desk/pager.tsx";
import { useAsked } from "../kit/desk/use-asked.ts";
import { usePages } from "../kit/desk/use-pages.ts";
import { Notice } from "../kit/notice.tsx";
import { agentWords } from "../words/agent.ts";
import { useErrorWords } from "../words/errors.ts";
import { useWords } from "../words/words.ts";
import { EntrustDialog } from "./entrust-dialog.tsx";
import { useNamed } from "./use-named.ts";

const refreshMs = 10_000;

interface ErrandsPageProps {
  which: "here" | "tasks" | "below";
  onOpen: (errandId: string) => void;
}

/** A list of errands, newest first; from here a new one is taken on. */
export function ErrandsPage({ which, onOpen }: ErrandsPageProps) {
  const { say } = useWords(agentWords);
  const explain = useErrorWords();
  const pages = usePages();
  const [number, setNumber] = useState("");
  const [isEntrusting, setIsEntrusting] = useState(false);
  const wanted = number.trim().toUpperCase();
  const asked = useAsked(
    "errands:list",
    {
      which,
      ...(pages.cursor ? { cursor: pages.cursor } : {}),
      ...(wanted === "" ? {} : { number: wanted }),
    },
    refreshMs,
  );
  const { value, error } = asked;
  return (
    <section className="sheet">
      <div className="sheet__head">
        <h1>{say(`tab.${which}`)}</h1>
        <Input
          className="agent__find"
          aria-label={say("number")}
          placeholder={say("number")}
          maxLength={20}
          value={number}
          onChange={(event) => {
            setNumber(event.target.value);
            pages.first();
          }}
        />
        <Button kind="next" onPress={() => setIsEntrusting(true)}>
          {say("entrust")}
        </Button>
      </div>
      <p className="sheet__note">{say("free")}</p>
      {error ? <Notice kind="wrong" what={explain(error)} /> : null}
      {value ? (
        <ErrandsTable errands={value.errands} isSearched={wanted !== ""} onOpen={onOpen} />
      ) : (
        <p role="status">{say("loading")}</p>
      )}
      <Pager pages={pages} next={value?.cursor} />
      {isEntrusting ? (
        <EntrustDialog
          onClose={() => setIsEntrusting(false)}
          onEntrusted={(errandId) => {
            setIsEntrusting(false);
            onOpen(errandId);
          }}
        />
      ) : null}
    </section>
  );
}

interface ErrandsTableProps {
  errands: ErrandRow[];
  isSearched: boolean;
  onOpen: (errandId: string) => void;
}

function ErrandsTable({ errands, isSearched, onOpen }: ErrandsTableProps) {
  const { say } = useWords(agentWords);
  const named = useNamed();
  if (errands.length === 0) return <p className="sheet__note">{say(isSearched ? "noneFound" : "none")}</p>;
  const columns: TableColumnsType<ErrandRow> = [
    {
      title: say("number"),
      key: "number",
      width: 170,
      render: (_, { number }) => <span className="digits">{number}</span>,
    },
    { title: say("person"), key: "person", width: 110, render: (_, { person }) => person ?? "–" },
    { title: say("what"), key: "what", render: (_, errand) => named.what(errand) },
    { title: say("way"), key: "way", width: 120, render: (_, { way }) => say(`way.${way}`) },
    { title: say("from"), key: "from", width: 220, render: (_, { fromSiteId }) => named.site(fromSiteId) },
    { title: say("at"), key: "at", width: 220, render: (_, { atSiteId }) => named.site(atSiteId) },
    {
      title: say("state"),
      key: "state",
      width: 190,
      render: (_, { state }) => say(`state.${state}`),
    },
    { title: say("due"), key: "due", width: 90, render: (_, { dueOn }) => named.day(dueOn) },
    {
      title: <span className="unseen">{say("open")}</span>,
      key: "open",
      width: 100,
      align: "right",
      render: (_, { id, number }) => (
        <Button className="sheet__small" label={say("openOf", { number })} onPress={() => onOpen(id)}>
          {say("open")}
        </Button>
      ),
    },
  ];
  return <Table<ErrandRow> rowKey="id" columns={columns} dataSource={errands} pagination={false} />;
}
