import { useState } from "react";
import type { ViewValue } from "../../../hall-server/contract/views.ts";
import { Button } from "../../kit/button.tsx";
import { managerWords } from "../../words/manager.ts";
import { deviceWords } from "../../words/manager-devices.ts";
import { useWords } from "../../words/words.ts";
import { AttachedDevices } from "./attached-devices.tsx";
import { PairedDevices } from "./paired-devices.tsx";
import { PairingDialog } from "./pairing-dialog.tsx";

interface DevicesPageProps {
  value: ViewValue<"hall">;
  isStale: boolean;
}

/** What hangs on wires, then what is paired with the hall, troubles first in both. */
export function DevicesPage({ value, isStale }: DevicesPageProps) {
  const { say } = useWords(deviceWords);
  const frame = useWords(managerWords);
  const [isPairing, setIsPairing] = useState(false);
  return (
    <div className="sheet">
      <div className="sheet__head">
        <h1>{say("title")}</h1>
        <Button
          kind="next"
          className="sheet__end"
          onPress={() => setIsPairing(true)}
          disabledBecause={isStale ? frame.say("staleBecause") : null}
        >
          {say("pairNew")}
        </Button>
      </div>
      <AttachedDevices devices={value.devices} displays={value.displays} />
      <PairedDevices displays={value.displays} isStale={isStale} />
      {isPairing ? <PairingDialog displays={value.displays} onClose={() => setIsPairing(false)} /> : null}
    </div>
  );
}
