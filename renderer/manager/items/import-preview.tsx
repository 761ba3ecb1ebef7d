import { Checkbox, Table, type TableColumnsType } from "antd";
import { useState } from "react";
import type { QueryValue } from "../../../hall-server/contract/queries.ts";
import { Button } from "../../kit/button.tsx";
import { Dialog } from "../../kit/desk/dialog.tsx";
import { Pager } from "../../kit/desk/pager.tsx";
import { useAct } from "../../kit/desk/use-act.ts";
import { useAsked } from "../../kit/desk/use-asked.ts";
import { usePages } from "../../kit/desk/use-pages.ts";
import { Notice } from "../../kit/notice.tsx";
import { useErrorWords } from "../../words/errors.ts";
import { managerWords } from "../../words/manager.ts";
import { managerItemWords } from "../../words/manager-items.ts";
import { useWords } from "../../words/words.ts";
import { Differences } from "./differences.tsx";
import { faultOf, noWish, ReasonFields, type WishFault } from "./reason-fields.tsx";

type Row = QueryValue<"items:preview">["items"][number];

interface ImportPreviewProps {
  importId: string;
  count: number;
  isStale: boolean;
  onApplied: (sentence: string) => void;
}

/** What the workbook would do, item by item; applied whole or not at all. */
export function ImportPreview({ importId, count, isStale, onApplied }: ImportPreviewProps) {
  const { say, pick } = useWords(managerItemWords);
  const frame = useWords(managerWords);
  const explain = useErrorWords();
  const pages = usePages();
  const [withdraws, setWithdraws] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const { value, last, error } = useAsked("items:preview", {
    importId,
    limit: 10,
    ...(pages.cursor === undefined ? {} : { cursor: pages.cursor }),
  });
  if (!last)
    return error ? <Notice kind="wrong" what={explain(error)} /> : <p role="status">{say("loading")}</p>;
  const { added, changed, same, missing } = last;
  const hasSomething = added + changed > 0 || (withdraws && missing > 0);
  const columns: TableColumnsType<Row> = [
    { title: say("item"), key: "name", width: 320, render: (_, row) => <strong>{pick(row.name)}</strong> },
    { title: say("state"), key: "kind", width: 120, render: (_, row) => say(`import.${row.kind}`) },
    {
      title: say("what"),
      key: "what",
      render: (_, row) => (row.differences.length > 0 ? <Differences of={row.differences} /> : null),
    },
  ];
  return (
    <>
      <Notice
        kind="said"
        icon="checkCircle"
        what={say("preview", { count, added, changed, same, missing })}
      />
      {last.isStale ? <Notice kind="attention" what={say("stale")} /> : null}
      {(value ?? last).items.length > 0 ? (
        <Table<Row>
          rowKey={(row) => `${row.kind} ${row.itemId}`}
          size="small"
          columns={columns}
          dataSource={value?.items ?? []}
          locale={{ emptyText: say("loading") }}
          pagination={false}
        />
      ) : (
        <p>{say("previewSame")}</p>
      )}
      <Pager pages={pages} next={value?.cursor} />
      <div className="items__row">
        {missing > 0 ? (
          <Checkbox checked={withdraws} onChange={({ target }) => setWithdraws(target.checked)}>
            {say("withdrawMissing", { missing })}
          </Checkbox>
        ) : null}
        <Button
          kind="next"
          className="sheet__small"
          {...(isStale
            ? { disabledBecause: frame.say("staleBecause") }
            : hasSomething && !last.isStale
              ? {}
              : { disabledBecause: last.isStale ? say("stale") : say("unchanged") })}
          onPress={() => setIsAsking(true)}
        >
          {say("apply")}
        </Button>
      </div>
      {isAsking ? (
        <ApplyDialog
          importId={importId}
          withdraws={withdraws}
          text={say("applyText", { added, changed })}
          onClose={() => setIsAsking(false)}
          onApplied={onApplied}
        />
      ) : null}
    </>
  );
}

interface ApplyDialogProps {
  importId: string;
  withdraws: boolean;
  text: string;
  onClose: () => void;
  onApplied: (sentence: string) => void;
}

function ApplyDialog({ importId, withdraws, text, onClose, onApplied }: ApplyDialogProps) {
  const { say } = useWords(managerItemWords);
  const { act, isBusy, trouble } = useAct("items:import");
  const [wish, setWish] = useState(noWish);
  const [fault, setFault] = useState<WishFault | null>(null);
  const apply = async () => {
    const found = faultOf(wish);
    setFault(found);
    if (isBusy || found) return;
    const later = wish.isLater && wish.from ? { inForceFrom: wish.from } : {};
    const answer = await act({ importId, reason: wish.reason.trim(), withdrawsMissing: withdraws, ...later });
    if (answer.ok) onApplied(say("applied", answer.value));
  };
  return (
    <Dialog
      title={say("applyTitle")}
      onClose={onClose}
      trouble={trouble}
      actions={
        <>
          <Button onPress={onClose}>{say("cancel")}</Button>
          <Button kind="next" onPress={() => void apply()}>
            {say("applyYes")}
          </Button>
        </>
      }
    >
      <p>{text}</p>
      <ReasonFields wish={wish} fault={fault} onChange={setWish} />
    </Dialog>
  );
}
