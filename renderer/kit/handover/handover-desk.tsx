import "./handover.css";
import { useState } from "react";
import type { Devices } from "../../../drivers/contract/devices.ts";
import type { QueryValue } from "../../../hall-server/contract/queries.ts";
import { useDeliveryTroubles } from "../../words/delivery-troubles.ts";
import { handoverWords } from "../../words/handover.ts";
import { useWords } from "../../words/words.ts";
import { Button } from "../button.tsx";
import { Pager } from "../desk/pager.tsx";
import { useAsked } from "../desk/use-asked.ts";
import { usePages } from "../desk/use-pages.ts";
import { Notice } from "../notice.tsx";
import { HandoverDialog } from "./handover-dialog.tsx";
import { HandoverTable } from "./handover-table.tsx";
import { WaitingPaper } from "./waiting-paper.tsx";

export type HandoverRow = QueryValue<"handovers:list">["handovers"][number];

interface HandoverDeskProps {
  /** At the counter papers go to the units; at a unit they go to the counter. */
  side: "counter" | "unit";
  isStale: boolean;
  /** Of this place, for its printer; `noDevices` where there are none. */
  devices: Devices;
}

const refreshMs = 10_000;

/** 材料移交: what can be handed over, and the lists, for a counter's page and for a back office's. */
export function HandoverDesk({ side, isStale, devices }: HandoverDeskProps) {
  const { say } = useWords(handoverWords);
  const explain = useDeliveryTroubles();
  const pages = usePages();
  const [isTrouble, setTrouble] = useState(false);
  const [opened, setOpened] = useState<string | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const waiting = useAsked("handovers:waiting", {}, refreshMs);
  const list = useAsked(
    "handovers:list",
    {
      limit: 20,
      ...(isTrouble ? { isTrouble } : {}),
      ...(pages.cursor === undefined ? {} : { cursor: pages.cursor }),
    },
    refreshMs,
  );
  const refresh = () => {
    waiting.again();
    list.again();
  };
  return (
    <div className="sheet handover">
      <div className="sheet__head">
        <h1>{say("title")}</h1>
        <p className="sheet__note">{say("lead")}</p>
      </div>
      {told ? <Notice kind="said" what={told} /> : null}
      {list.error ? <Notice kind="wrong" what={explain(list.error)} /> : null}
      <WaitingPaper
        side={side}
        units={waiting.value?.units ?? null}
        isStale={isStale}
        onPrepared={(handoverId) => {
          refresh();
          setOpened(handoverId);
        }}
      />
      <section>
        <div className="sheet__head">
          <h2>{say("lists")}</h2>
          <Button
            className="sheet__small sheet__end"
            isPressed={isTrouble}
            onPress={() => {
              pages.first();
              setTrouble(!isTrouble);
            }}
          >
            {say(isTrouble ? "all" : "trouble")}
          </Button>
        </div>
        <HandoverTable lists={list.value?.handovers ?? null} open={setOpened} />
        <Pager pages={pages} next={list.value?.cursor} />
      </section>
      {opened === null ? null : (
        <HandoverDialog
          handoverId={opened}
          devices={devices}
          isStale={isStale}
          onClose={() => setOpened(null)}
          onDone={(what) => {
            setOpened(null);
            setTold(what);
            refresh();
          }}
        />
      )}
    </div>
  );
}
