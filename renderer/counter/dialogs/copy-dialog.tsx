import { useEffect, useState } from "react";
import type { DeviceInfo, Devices } from "../../../drivers/contract/devices.ts";
import type { DocumentOutcome } from "../../../drivers/contract/operations.ts";
import { healthOf } from "../../../drivers/contract/status.ts";
import { type CapturedDocument, CapturePanel } from "../../kit/capture/capture-panel.tsx";
import type { DocumentPage } from "../../kit/capture/pages.ts";
import { newCommandId } from "../../kit/command-id.ts";
import { KeptBy, useKeeper } from "../../kit/desk/unkept.tsx";
import { counterCopyWords } from "../../words/counter-copy.ts";
import { useWords } from "../../words/words.ts";
import type { DialogProps } from "./dialog.ts";
import { Modal } from "./modal.tsx";

interface CopyDialogProps extends DialogProps {
  devices: Devices;
  /** For the gallery. */
  first?: readonly DocumentPage[] | undefined;
  startsWithCorners?: boolean | undefined;
}

/** Papers are photographed or scanned and come out of this place's A4 printer. Nothing is kept: it closes, and they are gone. */
export function CopyDialog({ devices, acting, onClose, first, startsWithCorners }: CopyDialogProps) {
  const { say } = useWords(counterCopyWords);
  const printer = usePrinter(devices);
  const keeper = useKeeper();

  const print = async ({ pdf, layout }: CapturedDocument) => {
    if (!printer) return { trouble: say("noPrinter") };
    const outcome = await devices.operate(printer.deviceId, "printDocument", {
      jobId: newCommandId(),
      title: say("title"),
      pdf,
      scaling: layout === "card" ? "true-size" : "fit",
    });
    if (outcome.outcome !== "printed") return { trouble: troubleOf(outcome, say) };
    acting.tell({ word: "notice.copied", values: {} });
    onClose();
    return "done" as const;
  };
  return (
    <Modal title={say("title")} todo={say("todo")} onClose={() => keeper.leave(onClose)} isWide>
      <KeptBy keeper={keeper}>
        <CapturePanel
          devices={devices}
          title={say("title")}
          finishLabel={say("print")}
          cannotFinish={printer ? null : say("noPrinter")}
          onFinish={print}
          {...(first ? { first } : {})}
          {...(startsWithCorners ? { startsWithCorners } : {})}
        />
      </KeptBy>
    </Modal>
  );
}

function troubleOf(
  outcome: Exclude<DocumentOutcome, { outcome: "printed" }>,
  say: ReturnType<typeof useWords<keyof (typeof counterCopyWords)["zh"]>>["say"],
): string {
  return say(outcome.outcome === "unknown" ? "print.unknown" : `print.not.${outcome.reason}`);
}

/** The A4 printer of this place, if there is one that works or only wants to be seen to. */
function usePrinter(devices: Devices): DeviceInfo | null {
  const [printer, setPrinter] = useState<DeviceInfo | null>(null);
  useEffect(() => {
    let isGone = false;
    const read = async () => {
      const all = await devices.list();
      const found = all.filter(({ kind }) => kind === "document-printer");
      if (!isGone) setPrinter(found.find(({ status }) => healthOf(status.kind) !== "down") ?? null);
    };
    void read();
    const stop = devices.listen((event) => {
      if (event.event === "status" && event.kind === "document-printer") void read();
    });
    return () => {
      isGone = true;
      stop();
    };
  }, [devices]);
  return printer;
}
