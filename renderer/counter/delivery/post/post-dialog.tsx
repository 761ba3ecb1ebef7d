import { Input, Select } from "antd";
import { useState } from "react";
import type { Devices } from "../../../../drivers/contract/devices.ts";
import type { QueryValue } from "../../../../hall-server/contract/queries.ts";
import { Button } from "../../../kit/button.tsx";
import { Dialog } from "../../../kit/desk/dialog.tsx";
import { KeptBy, Unkept, useKeeper } from "../../../kit/desk/unkept.tsx";
import { useAct } from "../../../kit/desk/use-act.ts";
import { MaterialPages } from "../../../kit/materials/material-pages.tsx";
import type { MaterialPage } from "../../../kit/materials/pages.ts";
import { Notice } from "../../../kit/notice.tsx";
import type { Delivery } from "../../../kit/results/result-cells.tsx";
import { deliveryWords } from "../../../words/delivery.ts";
import { useDeliveryTroubles } from "../../../words/delivery-troubles.ts";
import { useWords } from "../../../words/words.ts";

interface PostDialogProps {
  row: Delivery;
  carriers: QueryValue<"deliveries:list">["carriers"];
  devices: Devices;
  onClose: () => void;
  onDone: (waybill: string) => void;
}

/** As the hall takes a waybill. */
export const isWaybill = (text: string) => /^[0-9A-Za-z-]{6,40}$/.test(text);

/** The address is looked at on purpose; waybill and receipt are kept with the letter. */
export function PostDialog({ row, carriers, devices, onClose, onDone }: PostDialogProps) {
  const { say, pick } = useWords(deliveryWords);
  const explain = useDeliveryTroubles();
  const send = useAct("delivery:send");
  const show = useAct("delivery:showAddress");
  const [carrier, setCarrier] = useState(carriers[0]?.id ?? "");
  const [waybill, setWaybill] = useState("");
  const [receipt, setReceipt] = useState<readonly MaterialPage[]>([]);
  const [to, setTo] = useState<string | null>(null);
  const keeper = useKeeper();
  const close = () => keeper.leave(onClose);
  const { applicationId, number } = row;
  const receiptBlobId = receipt[0]?.blobId;
  const trouble = send.trouble ?? show.trouble;
  const post = async () => {
    if (receiptBlobId === undefined) return;
    const bill = waybill.trim();
    const answer = await send.act({ applicationId, carrier, waybill: bill, receiptBlobId });
    if (answer.ok) onDone(bill);
  };
  const isReady = isWaybill(waybill.trim()) && receiptBlobId !== undefined;
  return (
    <Dialog
      title={say("post.title", { number })}
      isWide
      onClose={close}
      isBusy={send.isBusy}
      actions={
        <>
          <Button onPress={close}>{say("cancel")}</Button>
          <Button
            kind="next"
            disabledBecause={send.isBusy ? say("busy") : isReady ? null : say("post.needWaybill")}
            onPress={() => void post()}
          >
            {say("post.send")}
          </Button>
        </>
      }
    >
      <KeptBy keeper={keeper}>
        <Unkept is={waybill !== "" || receipt.length > 0} />
        {trouble ? <Notice kind="wrong" what={explain(trouble)} /> : null}
        {to === null ? (
          <p>
            <Button
              onPress={() =>
                void show.act({ applicationId }).then((answer) => {
                  if (answer.ok) setTo(say("post.to", answer.value.address));
                })
              }
            >
              {say("post.address")}
            </Button>{" "}
            <span className="sheet__note">{say("post.addressNote")}</span>
          </p>
        ) : (
          <p className="delivery__address">{to}</p>
        )}
        <div className="dialog__field">
          <label htmlFor="post-carrier">{say("post.carrier")}</label>
          <Select
            id="post-carrier"
            value={carrier}
            onChange={setCarrier}
            options={carriers.map(({ id, name }) => ({ value: id, label: pick(name) }))}
          />
        </div>
        <div className="dialog__field">
          <label htmlFor="post-waybill">{say("post.waybill")}</label>
          <Input
            id="post-waybill"
            value={waybill}
            maxLength={40}
            autoComplete="off"
            onChange={({ target }) => setWaybill(target.value)}
          />
        </div>
        <div className="dialog__field">
          <span>{say("post.receipt")}</span>
          <MaterialPages
            title={say("post.receipt")}
            pages={receipt}
            onChange={setReceipt}
            devices={devices}
            most={1}
          />
        </div>
      </KeptBy>
    </Dialog>
  );
}
