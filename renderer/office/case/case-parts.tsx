import type { Application } from "../../../hall-server/contract/intake.ts";
import { caseWords } from "../../words/office-case.ts";
import { useWords } from "../../words/words.ts";
import { DocumentsPanel } from "./documents-panel.tsx";
import { FormPanel } from "./form-panel.tsx";
import { HistoryPanel } from "./history-panel.tsx";
import { MaterialsPanel } from "./materials-panel.tsx";
import { MatterPanel } from "./matter-panel.tsx";

export type Part = "materials" | "form" | "documents" | "parallel" | "history";

interface CasePartsProps {
  application: Application;
  part: Part;
  onPart: (part: Part) => void;
}

/** The papers first: they are what is reviewed. */
export function CaseParts({ application, part, onPart }: CasePartsProps) {
  const { say } = useWords(caseWords);
  const parts: Part[] = [
    "materials",
    "form",
    "documents",
    ...(application.matterId ? ["parallel" as const] : []),
    "history",
  ];
  return (
    <section className="case-parts">
      <nav className="case-parts__tabs" aria-label={say("part")}>
        {parts.map((one) => (
          <button
            key={one}
            type="button"
            className="case-parts__tab"
            aria-current={one === part ? "true" : undefined}
            onClick={() => onPart(one)}
          >
            {say(`part.${one}`)}
          </button>
        ))}
      </nav>
      <div className="case-parts__shown">
        <Shown part={part} application={application} />
      </div>
    </section>
  );
}

function Shown({ part, application }: { part: Part; application: Application }) {
  switch (part) {
    case "materials":
      return <MaterialsPanel application={application} />;
    case "form":
      return <FormPanel key={application.id} application={application} />;
    case "documents":
      return <DocumentsPanel application={application} />;
    case "parallel":
      return <MatterPanel application={application} />;
    case "history":
      return <HistoryPanel application={application} />;
    default:
      return part satisfies never;
  }
}
