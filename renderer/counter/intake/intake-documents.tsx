import type { Printing } from "../../kit/documents/print-document.ts";
import { counterCopyWords } from "../../words/counter-copy.ts";
import { counterPaperWords } from "../../words/counter-papers.ts";
import { useErrorWords } from "../../words/errors.ts";
import { useWords } from "../../words/words.ts";
import type { IntakeShortcut } from "./intake-keys.ts";
import { QuickKey } from "./quick-key.tsx";
import type { PaperLine, PrintAll } from "./use-print-all.ts";

interface IntakeDocumentsProps {
  printing: PrintAll;
  press: (shortcut: IntakeShortcut) => void;
}

/** The papers of this application: one key issues and prints what the person gets now. */
export function IntakeDocuments({ printing, press }: IntakeDocumentsProps) {
  const { say } = useWords(counterPaperWords);
  const { lines, isBusy } = printing;
  if (lines.length === 0) return null;
  const isDone = lines.every(
    ({ printed }) => printed?.state === "done" && printed.printing.kind === "printed",
  );
  const does = isBusy ? say("busy") : say(isDone ? "again" : "print", { count: lines.length });
  return (
    <div className="intake-papers">
      <div className="intake-head">
        <h3>{say("title")}</h3>
        <QuickKey cap="Alt K" text={does} press={press} isNext={printing.isNext} />
      </div>
      <ul className="intake-papers__list" aria-label={say("title")}>
        {lines.map((line) => (
          <PaperRow key={line.kind} line={line} onOpen={printing.open} />
        ))}
      </ul>
    </div>
  );
}

function PaperRow({ line, onOpen }: { line: PaperLine; onOpen: PrintAll["open"] }) {
  const { say } = useWords(counterPaperWords);
  const { document, printed, kind } = line;
  const isWrong =
    printed?.state === "refused" || (printed?.state === "done" && printed.printing.kind !== "printed");
  const state = useStateOf(line);
  const known = `kind.${kind}`;
  const title = Object.keys(counterPaperWords.zh).find((key): key is "kind.other" => key === known);
  return (
    <li className="intake-papers__one">
      <span className="intake-papers__name">{document?.title ?? say(title ?? "kind.other")}</span>
      {document ? (
        <button type="button" className="desk-plain" onClick={() => onOpen(document)}>
          {document.number}
        </button>
      ) : null}
      <span className={isWrong ? "intake-papers__wrong" : "desk-second"} role={isWrong ? "alert" : undefined}>
        {state}
      </span>
    </li>
  );
}

function useStateOf({ document, printed }: PaperLine): string {
  const { say } = useWords(counterPaperWords);
  const copies = useWords(counterCopyWords);
  const explain = useErrorWords();
  const howItCame = (printing: Printing): string => {
    switch (printing.kind) {
      case "printed":
        return say("printed");
      case "not":
        return copies.say(`print.not.${printing.reason}`);
      case "unknown":
        return copies.say("print.unknown");
      case "trouble":
        return explain(printing.error);
      case "opened":
      case "not-opened":
      case "no-printer":
        return say("noPrinter");
      default:
        return printing satisfies never;
    }
  };
  if (printed === null) return say(document ? "issued" : "notYet");
  switch (printed.state) {
    case "issuing":
    case "printing":
      return say(printed.state);
    case "issued":
      return say("noPrinter");
    case "done":
      return howItCame(printed.printing);
    case "refused":
      return explain(printed.error);
    default:
      return printed satisfies never;
  }
}
