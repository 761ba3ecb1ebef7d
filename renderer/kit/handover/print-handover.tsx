import { useState } from "react";
import type { Devices } from "../../../drivers/contract/devices.ts";
import { deliveryTroubleWords, useDeliveryTroubles } from "../../words/delivery-troubles.ts";
import { handoverWords } from "../../words/handover.ts";
import { useWords } from "../../words/words.ts";
import { Button } from "../button.tsx";
import { newCommandId } from "../command-id.ts";
import { openInNewPage } from "../documents/browser-file.ts";
import { useHall } from "../hall-context.tsx";
import { isWorking, useDevices } from "../use-devices.ts";

interface PrintHandoverProps {
  handoverId: string;
  devices: Devices;
  onTrouble: (what: string | null) => void;
}

/** Issues the list as a document and prints it here; without a printer it opens in a window. */
export function PrintHandover({ handoverId, devices, onTrouble }: PrintHandoverProps) {
  const { say } = useWords(handoverWords);
  const troubles = useWords(deliveryTroubleWords);
  const explain = useDeliveryTroubles();
  const hall = useHall();
  const printer = useDevices(devices, "document-printer").find(isWorking) ?? null;
  const [isBusy, setBusy] = useState(false);
  const print = async () => {
    setBusy(true);
    onTrouble(await printed());
    setBusy(false);
  };
  const printed = async (): Promise<string | null> => {
    const issued = await hall.send("handover:print", { handoverId });
    if (!issued.ok) return explain(issued.error);
    const { documentId, title } = issued.value.document;
    const file = await hall.file(documentId, "document");
    if (!file.ok) return explain(file.error);
    const pdf = file.value.content;
    if (!printer) {
      const { kind } = openInNewPage(pdf);
      return kind === "opened" ? null : troubles.say("not-printed");
    }
    const { outcome } = await devices.operate(printer.deviceId, "printDocument", {
      ...{ jobId: newCommandId(), title, pdf, scaling: "fit" },
    });
    return outcome === "printed" ? null : troubles.say("not-printed");
  };
  return (
    <Button disabledBecause={isBusy ? say("printing") : null} onPress={() => void print()}>
      {say("print")}
    </Button>
  );
}
