import { Input, Table, type TableColumnsType } from "antd";
import { useState } from "react";
import { bypassStandings } from "../../../../hall-server/contract/item-lists.ts";
import type { QueryValue } from "../../../../hall-server/contract/queries.ts";
import { Button } from "../../../kit/button.tsx";
import { Dialog } from "../../../kit/desk/dialog.tsx";
import { Pager } from "../../../kit/desk/pager.tsx";
import { useAct } from "../../../kit/desk/use-act.ts";
import { useAsked } from "../../../kit/desk/use-asked.ts";
import { usePages } from "../../../kit/desk/use-pages.ts";
import { Icon } from "../../../kit/icon.tsx";
import { Notice } from "../../../kit/notice.tsx";
import { useErrorWords } from "../../../words/errors.ts";
import { managerBypassWords } from "../../../words/manager-bypass.ts";
import { useWords } from "../../../words/words.ts";
import type { Comparison } from "./bypass-part.tsx";
import { useDepartment } from "./use-department.ts";

type Case = QueryValue<"bypass:cases">["cases"][number];
type Standing = (typeof bypassStandings)[number];

interface CaseListProps {
  of: Comparison;
  isStale: boolean;
  onBack: () => void;
}

/** Cases that never came through a counter, one by one. */
export function CaseList({ of, isStale, onBack }: CaseListProps) {
  const { say } = useWords(managerBypassWords);
  const explain = useErrorWords();
  const department = useDepartment();
  const pages = usePages();
  const [standing, setStanding] = useState<Standing | null>("open");
  const [open, setOpen] = useState<Case | null>(null);
  const { value, error, again } = useAsked("bypass:cases", {
    listId: of.listId,
    limit: 15,
    ...(standing === null ? {} : { standing }),
    ...(pages.cursor === undefined ? {} : { cursor: pages.cursor }),
  });
  const columns: TableColumnsType<Case> = [
    { title: say("caseNumber"), dataIndex: "caseNumber", key: "caseNumber", width: 240 },
    { title: say("item"), key: "item", render: (_, one) => one.itemName ?? say("unknownItem") },
    { title: say("day"), dataIndex: "day", key: "day", width: 140 },
    {
      title: say("standing"),
      key: "standing",
      width: 180,
      render: (_, one) => say(`standing.${one.standing}`),
    },
    { title: say("note"), key: "note", width: 320, render: (_, one) => one.note ?? "" },
    {
      title: <span className="unseen">{say("steps")}</span>,
      key: "steps",
      width: 150,
      align: "right",
      render: (_, one) => (
        <Button
          className="sheet__quiet"
          {...(isStale
            ? { disabledBecause: say("stale") }
            : { label: say("answerOf", { number: one.caseNumber }) })}
          onPress={() => setOpen(one)}
        >
          {say("answer")}
        </Button>
      ),
    },
  ];
  return (
    <section>
      <div className="items__row">
        <Button className="sheet__small" onPress={onBack}>
          <Icon name="arrowLeft" />
          {say("back")}
        </Button>
        <h2>{say("casesTitle", { department: department(of.domain), from: of.from, to: of.to })}</h2>
        {[...bypassStandings, null].map((one) => (
          <Button
            key={one ?? "all"}
            className="sheet__small"
            kind={standing === one ? "chosen" : "plain"}
            isPressed={standing === one}
            onPress={() => {
              pages.first();
              setStanding(one);
            }}
          >
            {one === null ? say("all") : say(`standing.${one}`)}
          </Button>
        ))}
      </div>
      {error ? <Notice kind="wrong" what={explain(error)} /> : null}
      <Table<Case>
        rowKey="line"
        size="small"
        columns={columns}
        dataSource={value?.cases ?? []}
        pagination={false}
        locale={{ emptyText: value ? say("noCases") : say("loading") }}
      />
      <Pager pages={pages} next={value?.cursor} />
      {open ? (
        <AnswerDialog
          listId={of.listId}
          of={open}
          onClose={() => {
            setOpen(null);
            again();
          }}
        />
      ) : null}
    </section>
  );
}

function AnswerDialog({ listId, of, onClose }: { listId: string; of: Case; onClose: () => void }) {
  const { say } = useWords(managerBypassWords);
  const { act, isBusy, trouble } = useAct("bypass:answer");
  const [standing, setStanding] = useState<"entered" | "allowed" | "told">("entered");
  const [note, setNote] = useState("");
  const [isMissing, setIsMissing] = useState(false);
  const save = async () => {
    setIsMissing(note.trim() === "");
    if (isBusy || note.trim() === "") return;
    if ((await act({ listId, line: of.line, standing, note: note.trim() })).ok) onClose();
  };
  return (
    <Dialog
      title={say("answerTitle", { number: of.caseNumber })}
      onClose={onClose}
      trouble={trouble}
      isBusy={isBusy}
      actions={
        <>
          <Button onPress={onClose}>{say("cancel")}</Button>
          <Button kind="next" onPress={() => void save()}>
            {say("save")}
          </Button>
        </>
      }
    >
      <div className="items__row">
        {(["entered", "allowed", "told"] as const).map((one) => (
          <Button
            key={one}
            className="sheet__small"
            kind={standing === one ? "chosen" : "plain"}
            isPressed={standing === one}
            onPress={() => setStanding(one)}
          >
            {say(`standing.${one}`)}
          </Button>
        ))}
      </div>
      <label htmlFor="bypass-note">{say("note")}</label>
      <Input.TextArea
        id="bypass-note"
        value={note}
        maxLength={500}
        rows={2}
        aria-invalid={isMissing}
        onChange={({ target }) => setNote(target.value)}
      />
      {isMissing ? (
        <p className="item-field__wrong" role="alert">
          {say("noteMissing")}
        </p>
      ) : null}
    </Dialog>
  );
}
