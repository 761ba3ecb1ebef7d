import { useState } from "react";
import type { Devices } from "../../../drivers/contract/devices.ts";
import type { QueryValue } from "../../../hall-server/contract/queries.ts";
import { useDeliveryTroubles } from "../../words/delivery-troubles.ts";
import { handoverWords } from "../../words/handover.ts";
import { useWords } from "../../words/words.ts";
import { Button } from "../button.tsx";
import { Dialog } from "../desk/dialog.tsx";
import { useAct } from "../desk/use-act.ts";
import { useAsked } from "../desk/use-asked.ts";
import { Notice } from "../notice.tsx";
import { type Exception, HandoverLines } from "./handover-lines.tsx";
import { PrintHandover } from "./print-handover.tsx";

type Handover = QueryValue<"handover:get">["handover"];

interface HandoverDialogProps {
  handoverId: string;
  devices: Devices;
  isStale: boolean;
  onClose: () => void;
  /** Something was done; the sentence tells what. */
  onDone: (what: string) => void;
}

export function HandoverDialog({ handoverId, devices, isStale, onClose, onDone }: HandoverDialogProps) {
  const { say } = useWords(handoverWords);
  const explain = useDeliveryTroubles();
  const { value, error, again } = useAsked("handover:get", { handoverId });
  if (!value)
    return (
      <Dialog title={say("lists")} onClose={onClose}>
        <p role="status">{error ? explain(error) : say("wait")}</p>
      </Dialog>
    );
  return (
    <OpenHandover
      handover={value.handover}
      devices={devices}
      isStale={isStale}
      onClose={onClose}
      onDone={onDone}
      again={again}
    />
  );
}

interface OpenHandoverProps extends Omit<HandoverDialogProps, "handoverId"> {
  handover: Handover;
  again: () => void;
}

function OpenHandover({ handover, devices, isStale, onClose, onDone, again }: OpenHandoverProps) {
  const { say } = useWords(handoverWords);
  const explain = useDeliveryTroubles();
  const hand = useAct("handover:hand");
  const cancel = useAct("handover:cancel");
  const receive = useAct("handover:receive");
  const settle = useAct("handover:settle");
  const [notPrinted, setNotPrinted] = useState<string | null>(null);
  const [exceptions, setExceptions] = useState<ReadonlyMap<number, Exception>>(new Map());
  const { id: handoverId, number, may } = handover;
  const trouble = hand.trouble ?? cancel.trouble ?? receive.trouble ?? settle.trouble;
  const stale = isStale ? say("stale") : null;
  const isAllowed = (act: string) => may.includes(act);
  const done = async (what: string, answer: Promise<{ ok: boolean }>) => {
    if ((await answer).ok) onDone(what);
  };
  return (
    <Dialog
      title={say("dialog.title", { number })}
      isWide
      onClose={onClose}
      isBusy={hand.isBusy || cancel.isBusy || receive.isBusy || settle.isBusy}
      actions={
        <>
          <PrintHandover handoverId={handoverId} devices={devices} onTrouble={setNotPrinted} />
          {isAllowed("cancel") ? (
            <Button
              disabledBecause={stale}
              onPress={() => void done(say("cancelled", { number }), cancel.act({ handoverId }))}
            >
              {say("cancel")}
            </Button>
          ) : null}
          {isAllowed("hand") ? (
            <Button
              kind="next"
              disabledBecause={stale}
              onPress={() => void done(say("handed", { number }), hand.act({ handoverId }))}
            >
              {say("hand")}
            </Button>
          ) : null}
          {isAllowed("receive") ? (
            <Button
              kind="next"
              disabledBecause={stale}
              onPress={() =>
                void done(
                  say("received", { number }),
                  receive.act({ handoverId, exceptions: [...exceptions.values()] }),
                )
              }
            >
              {say("receive")}
            </Button>
          ) : null}
        </>
      }
    >
      <p className="handover__about">
        <strong>{say(handover.direction, { unit: handover.unitName })}</strong>
        <span>{say(`state.${handover.state}`)}</span>
        {handover.handedBy ? (
          <span>
            {say("handedBy")} {say("staff", { number: handover.handedBy })}
          </span>
        ) : null}
        {handover.receivedBy ? (
          <span>
            {say("receivedBy")} {say("staff", { number: handover.receivedBy })}
          </span>
        ) : null}
      </p>
      {isAllowed("hand") ? <p className="sheet__note">{say("handNote")}</p> : null}
      {handover.isUnitGone && isAllowed("cancel") ? <p className="sheet__note">{say("goneNote")}</p> : null}
      {trouble ? <Notice kind="wrong" what={explain(trouble)} /> : null}
      {notPrinted ? <Notice kind="wrong" what={notPrinted} /> : null}
      <HandoverLines
        lines={handover.lines}
        isReceiving={isAllowed("receive")}
        exceptions={exceptions}
        onException={(line, exception) => {
          const next = new Map(exceptions);
          if (exception) next.set(line, exception);
          else next.delete(line);
          setExceptions(next);
        }}
        onSettle={
          isAllowed("settle")
            ? async (line, outcome, note) => {
                const said = note.trim() === "" ? {} : { note: note.trim() };
                if ((await settle.act({ handoverId, line, outcome, ...said })).ok) again();
              }
            : null
        }
      />
    </Dialog>
  );
}
