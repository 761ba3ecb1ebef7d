import type { Application } from "../../../hall-server/contract/intake.ts";
import { counterIntakeWords } from "../../words/counter-intake.ts";
import { useWords } from "../../words/words.ts";
import type { IntakeShortcut } from "./intake-keys.ts";
import { QuickKey } from "./quick-key.tsx";
import type { PrintAll } from "./use-print-all.ts";

interface IntakeDocumentsProps {
  application: Application;
  printing: PrintAll;
  press: (shortcut: IntakeShortcut) => void;
}

/** The papers of this application: one key issues and prints what the person gets now. */
export function IntakeDocuments({ press }: IntakeDocumentsProps) {
  const { say } = useWords(counterIntakeWords);
  return (
    <div className="intake-quick">
      <QuickKey cap="Alt K" text={say("done.print")} press={press} />
    </div>
  );
}
