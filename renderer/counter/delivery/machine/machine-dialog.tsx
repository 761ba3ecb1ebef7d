import { Input, Select } from "antd";
import { useState } from "react";
import { Button } from "../../../kit/button.tsx";
import { Dialog } from "../../../kit/desk/dialog.tsx";
import { useAct } from "../../../kit/desk/use-act.ts";
import { useHallDescription } from "../../../kit/hall-context.tsx";
import { Notice } from "../../../kit/notice.tsx";
import type { Delivery } from "../../../kit/results/result-cells.tsx";
import { deliveryWords } from "../../../words/delivery.ts";
import { useDeliveryTroubles } from "../../../words/delivery-troubles.ts";
import { useWords } from "../../../words/words.ts";

interface MachineDialogProps {
  row: Delivery;
  onClose: () => void;
  onDone: (row: Delivery, pickupCode: string) => void;
}

const isCompartment = (text: string) => /^[0-9A-Za-z-]{1,8}$/.test(text);

export function MachineDialog({ row, onClose, onDone }: MachineDialogProps) {
  const { say, pick } = useWords(deliveryWords);
  const explain = useDeliveryTroubles();
  const kiosks = useHallDescription()?.kiosks ?? [];
  const { act, isBusy, trouble } = useAct("delivery:putInMachine");
  const [chosen, setChosen] = useState<string | null>(null);
  const [compartment, setCompartment] = useState("");
  const kioskId = chosen ?? kiosks[0]?.id ?? "";
  const { applicationId, number } = row;
  const put = async () => {
    const answer = await act({ applicationId, kioskId, compartment: compartment.trim() });
    if (answer.ok) onDone(answer.value.delivery, answer.value.pickupCode);
  };
  return (
    <Dialog
      title={say("machine.title", { number })}
      onClose={onClose}
      isBusy={isBusy}
      actions={
        <>
          <Button onPress={onClose}>{say("cancel")}</Button>
          <Button
            kind="next"
            disabledBecause={
              isBusy ? say("busy") : isCompartment(compartment.trim()) ? null : say("machine.needCompartment")
            }
            onPress={() => void put()}
          >
            {say("machine.put")}
          </Button>
        </>
      }
    >
      {trouble ? <Notice kind="wrong" what={explain(trouble)} /> : null}
      <div className="dialog__field">
        <label htmlFor="machine-kiosk">{say("machine.kiosk")}</label>
        <Select
          id="machine-kiosk"
          value={kioskId}
          onChange={setChosen}
          options={kiosks.map(({ id, name }) => ({ value: id, label: pick(name) }))}
        />
      </div>
      <div className="dialog__field">
        <label htmlFor="machine-compartment">{say("machine.compartment")}</label>
        <Input
          id="machine-compartment"
          value={compartment}
          maxLength={8}
          autoComplete="off"
          onChange={({ target }) => setCompartment(target.value)}
        />
      </div>
    </Dialog>
  );
}
