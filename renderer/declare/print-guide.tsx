import { useState } from "react";
import type { DocumentOutcome } from "../../drivers/contract/operations.ts";
import type { CatalogItem } from "../../hall-server/contract/hall.ts";
import { Button } from "../kit/button.tsx";
import { newCommandId } from "../kit/command-id.ts";
import { useHall } from "../kit/hall-context.tsx";
import { Icon } from "../kit/icon.tsx";
import { Notice } from "../kit/notice.tsx";
import { declareWords } from "../words/declare.ts";
import { useWords } from "../words/words.ts";
import { useDeclare } from "./declare-context.tsx";

type Printing = "not-asked" | "printing" | "printed" | "notPrinted" | "noPaper" | "printUnknown";

/** On the A4 printer of this place; where there is none, nothing is offered. */
export function PrintGuide({ item }: { item: CatalogItem }) {
  const { devices, printer, hall } = useDeclare();
  const connection = useHall();
  const { say, language } = useWords(declareWords);
  const [printing, setPrinting] = useState<Printing>("not-asked");
  if (!printer && printing === "not-asked") return null;

  const print = async () => {
    if (!printer) return;
    setPrinting("printing");
    // What draws and packs a document is fetched when somebody wants one.
    const { makeGuidePdf } = await import("./paper/guide-pdf.ts");
    const pdf = await makeGuidePdf({ item, hall, language, now: connection.now() });
    const outcome = await devices.operate(printer.deviceId, "printDocument", {
      jobId: newCommandId(),
      title: item.name.zh,
      pdf,
      color: "monochrome",
      scaling: "fit",
    });
    setPrinting(saidOf(outcome));
  };
  const isTrouble = printing !== "not-asked" && printing !== "printing" && printing !== "printed";
  return (
    <div className="item__print">
      {printing === "not-asked" ? null : (
        <Notice kind={isTrouble ? "attention" : "said"} icon="printer" what={say(printing)} />
      )}
      {printer && printing !== "printing" && printing !== "printed" ? (
        <Button kind="next" onPress={() => void print().catch(() => setPrinting("notPrinted"))}>
          <Icon name="printer" />
          {say("print")}
        </Button>
      ) : null}
    </div>
  );
}

function saidOf(outcome: DocumentOutcome): Printing {
  if (outcome.outcome === "printed") return "printed";
  if (outcome.outcome === "unknown") return "printUnknown";
  return outcome.reason === "paper-out" ? "noPaper" : "notPrinted";
}
