import { useState } from "react";
import type { Devices } from "../../../../drivers/contract/devices.ts";
import { Button } from "../../../kit/button.tsx";
import { Pager } from "../../../kit/desk/pager.tsx";
import { useAct } from "../../../kit/desk/use-act.ts";
import { useAsked } from "../../../kit/desk/use-asked.ts";
import { usePages } from "../../../kit/desk/use-pages.ts";
import { Notice } from "../../../kit/notice.tsx";
import { useDeliveryTroubles } from "../../../words/delivery-troubles.ts";
import { elsewhereWords } from "../../../words/elsewhere.ts";
import { useWords } from "../../../words/words.ts";
import { type ElsewhereRow, ElsewhereTable } from "./elsewhere-table.tsx";
import { ImportDialog } from "./import-dialog.tsx";
import { ReportDialog } from "./report-dialog.tsx";
import { SendDialog } from "./send-dialog.tsx";
import { TakeInDialog } from "./take-in-dialog.tsx";
import { WaybillDialog } from "./waybill-dialog.tsx";

interface ElsewhereDeskProps {
  devices: Devices;
  isStale: boolean;
}

type Asked =
  | { kind: "send" }
  | { kind: "import" }
  | { kind: "takeIn" }
  | { kind: "report" | "resend" | "sendBack"; row: ElsewhereRow };

const refreshMs = 15_000;

/** 跨域通办: what went to other halls and came from them, and each step between. */
export function ElsewhereDesk({ isStale }: ElsewhereDeskProps) {
  const { say } = useWords(elsewhereWords);
  const explain = useDeliveryTroubles();
  const pages = usePages();
  const [isOpen, setOpen] = useState(true);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const came = useAct("elsewhere:resultCame");
  const list = useAsked(
    "elsewhere:list",
    {
      limit: 30,
      ...(isOpen ? { isOpen } : {}),
      ...(pages.cursor === undefined ? {} : { cursor: pages.cursor }),
    },
    refreshMs,
  );
  const carriers = useAsked("deliveries:list", { limit: 1 }).value?.carriers ?? [];
  const sites = list.last?.sites ?? [];
  const trouble = came.trouble ?? list.error;
  const stale = isStale ? say("stale") : null;
  const close = () => setAsked(null);
  const done = (what: string) => {
    setTold(what);
    setAsked(null);
    list.again();
  };
  return (
    <div className="sheet">
      <div className="sheet__head">
        <h1>{say("title")}</h1>
        <p className="sheet__note">{say("lead")}</p>
        <Button
          className="sheet__small sheet__end"
          onPress={() => {
            pages.first();
            setOpen(!isOpen);
          }}
        >
          {say(isOpen ? "all" : "all.open")}
        </Button>
        <Button disabledBecause={stale} onPress={() => setAsked({ kind: "import" })}>
          {say("import")}
        </Button>
        <Button disabledBecause={stale} onPress={() => setAsked({ kind: "takeIn" })}>
          {say("takeIn")}
        </Button>
        <Button kind="next" disabledBecause={stale} onPress={() => setAsked({ kind: "send" })}>
          {say("send")}
        </Button>
      </div>
      {told ? <Notice kind="said" what={told} /> : null}
      {trouble ? <Notice kind="wrong" what={explain(trouble)} /> : null}
      <ElsewhereTable
        rows={list.value?.rows ?? null}
        stale={stale}
        onAct={(kind, row) => {
          setTold(null);
          came.forget();
          if (kind !== "came") return setAsked({ kind, row });
          void came.act({ applicationId: row.applicationId }).then((answer) => {
            if (answer.ok) setTold(say("came.done", { number: row.number }));
            list.again();
          });
        }}
      />
      <Pager pages={pages} next={list.value?.cursor} />
      {asked?.kind === "send" ? (
        <SendDialog sites={sites} carriers={carriers} onClose={close} onDone={done} />
      ) : null}
      {asked?.kind === "takeIn" ? <TakeInDialog sites={sites} onClose={close} onDone={done} /> : null}
      {asked?.kind === "import" ? <ImportDialog sites={sites} onClose={close} onDone={list.again} /> : null}
      {asked?.kind === "report" ? <ReportDialog row={asked.row} onClose={close} onDone={done} /> : null}
      {asked?.kind === "resend" || asked?.kind === "sendBack" ? (
        <WaybillDialog kind={asked.kind} row={asked.row} carriers={carriers} onClose={close} onDone={done} />
      ) : null}
    </div>
  );
}
