import { useState } from "react";
import type { DeviceInfo, Devices } from "../../../drivers/contract/devices.ts";
import type { CaptureRequest } from "../../../drivers/contract/documents.ts";
import type { CaptureOutcome } from "../../../drivers/contract/operations.ts";
import { captureWords } from "../../words/capture.ts";
import { useWords } from "../../words/words.ts";
import { Button } from "../button.tsx";
import { Notice } from "../notice.tsx";

interface ScannerSideProps {
  devices: Devices;
  scanner: DeviceInfo;
  onPages: (jpegs: Uint8Array[]) => void;
}

const ways = [
  { way: "glass", request: { source: "flatbed" } },
  { way: "feeder", request: { source: "feeder" } },
  { way: "bothSides", request: { source: "feeder", sides: "two-sided" } },
] as const satisfies { way: string; request: CaptureRequest }[];

type Trouble = Exclude<CaptureOutcome, { outcome: "captured" }>;

/** A scanner beside the page: one button for each way to lay paper in. */
export function ScannerSide({ devices, scanner, onPages }: ScannerSideProps) {
  const { say } = useWords(captureWords);
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const scan = async (request: CaptureRequest) => {
    setBusy(true);
    setTrouble(null);
    const outcome = await devices.operate(scanner.deviceId, "captureDocument", request);
    setBusy(false);
    if (outcome.outcome === "captured") onPages(outcome.pages.map(({ jpeg }) => jpeg));
    else setTrouble(outcome);
  };
  return (
    <div className="capture-scanner">
      <p className="capture-scanner__name">{scanner.model}</p>
      <div className="capture-actions">
        {ways.map(({ way, request }, index) => (
          <Button
            key={way}
            kind={index === 0 ? "soft" : "plain"}
            disabledBecause={isBusy ? say("scan.busy") : null}
            onPress={() => void scan(request)}
          >
            {say(`scan.${way}`)}
          </Button>
        ))}
      </div>
      {trouble ? (
        <Notice
          kind="attention"
          what={say(trouble.outcome === "unknown" ? "scan.unknown" : `scan.not.${trouble.reason}`)}
          todo={say("scan.todo")}
        />
      ) : null}
    </div>
  );
}
