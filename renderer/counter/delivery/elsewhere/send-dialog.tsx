import { Input, Select } from "antd";
import { useState } from "react";
import type { QueryValue } from "../../../../hall-server/contract/queries.ts";
import { Button } from "../../../kit/button.tsx";
import { Dialog } from "../../../kit/desk/dialog.tsx";
import { useAct } from "../../../kit/desk/use-act.ts";
import { useHall } from "../../../kit/hall-context.tsx";
import { Notice } from "../../../kit/notice.tsx";
import { ResultName } from "../../../kit/results/result-cells.tsx";
import { useDeliveryTroubles } from "../../../words/delivery-troubles.ts";
import { elsewhereWords } from "../../../words/elsewhere.ts";
import { useWords } from "../../../words/words.ts";
import { isWaybill } from "../post/post-dialog.tsx";
import { type Carriers, type Letter, WaybillFields } from "./waybill-fields.tsx";

type Application = QueryValue<"applications:search">["applications"][number];

interface SendDialogProps {
  sites: QueryValue<"elsewhere:list">["sites"];
  carriers: Carriers;
  onClose: () => void;
  onDone: (what: string) => void;
}

/** An application that was taken in here goes, with all its papers, to the hall that decides it. */
export function SendDialog({ sites, carriers, onClose, onDone }: SendDialogProps) {
  const { say } = useWords(elsewhereWords);
  const explain = useDeliveryTroubles();
  const hall = useHall();
  const { act, isBusy, trouble } = useAct("elsewhere:send");
  const [typed, setTyped] = useState("");
  const [found, setFound] = useState<Application | "none" | null>(null);
  const [siteId, setSiteId] = useState(sites[0]?.id ?? "");
  const [letter, setLetter] = useState<Letter>({ carrier: carriers[0]?.id ?? "", waybill: "" });
  const find = async () => {
    const answer = await hall.ask("applications:search", { number: typed.trim(), limit: 1 });
    const [one] = answer.ok ? answer.value.applications : [];
    setFound(one?.state === "received" ? one : "none");
  };
  const application = found === "none" ? null : found;
  const waybill = letter.waybill.trim();
  const send = async () => {
    if (!application) return;
    const { id: applicationId, number } = application;
    const answer = await act({ applicationId, siteId, carrier: letter.carrier, waybill });
    if (answer.ok) onDone(say("send.done", { number, waybill }));
  };
  const isReady = application !== null && isWaybill(waybill);
  return (
    <Dialog
      title={say("send.title")}
      onClose={onClose}
      isBusy={isBusy}
      actions={
        <>
          <Button onPress={onClose}>{say("cancel")}</Button>
          <Button
            kind="next"
            disabledBecause={isBusy ? say("busy") : isReady ? null : say("send.needs")}
            onPress={() => void send()}
          >
            {say("send")}
          </Button>
        </>
      }
    >
      <p className="sheet__note">{say("send.lead")}</p>
      {trouble ? <Notice kind="wrong" what={explain(trouble)} /> : null}
      <form
        className="dialog__field"
        onSubmit={(event) => {
          event.preventDefault();
          void find();
        }}
      >
        <label htmlFor="elsewhere-number">{say("send.number")}</label>
        <Input.Search
          id="elsewhere-number"
          value={typed}
          maxLength={32}
          autoComplete="off"
          enterButton={say("send.find")}
          onChange={({ target }) => setTyped(target.value)}
          onSearch={() => void find()}
        />
      </form>
      {application ? <p>{<ResultName row={application} />}</p> : null}
      {found === "none" ? <Notice kind="attention" what={say("send.notFound")} /> : null}
      <div className="dialog__field">
        <label htmlFor="elsewhere-site">{say("site")}</label>
        <Select
          id="elsewhere-site"
          value={siteId}
          onChange={setSiteId}
          options={sites.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </div>
      <WaybillFields carriers={carriers} letter={letter} onChange={setLetter} />
    </Dialog>
  );
}
