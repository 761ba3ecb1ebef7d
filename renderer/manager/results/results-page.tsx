import { Segmented } from "antd";
import { useState } from "react";
import { Register } from "../../kit/results/register.tsx";
import { resultWords } from "../../words/manager-results.ts";
import { useWords } from "../../words/words.ts";
import { PaperTroubles } from "./paper-troubles.tsx";
import { SealPage } from "./seal-page.tsx";
import { WaitingResults } from "./waiting-results.tsx";

export const resultParts = ["results", "paper", "register", "seal"] as const;
export type ResultPart = (typeof resultParts)[number];

interface ResultsPageProps {
  isStale: boolean;
  start?: ResultPart;
}

/** 出件: what waits for people, paper that got stuck, what was handed out, and the seal. */
export function ResultsPage({ isStale, start = "results" }: ResultsPageProps) {
  const { say } = useWords(resultWords);
  const [part, setPart] = useState<ResultPart>(start);
  return (
    <>
      <div className="sheet results__parts">
        <Segmented
          value={part}
          onChange={setPart}
          options={resultParts.map((value) => ({ value, label: say(`part.${value}`) }))}
        />
      </div>
      <Part part={part} isStale={isStale} />
    </>
  );
}

function Part({ part, isStale }: { part: ResultPart; isStale: boolean }) {
  switch (part) {
    case "results":
      return <WaitingResults isStale={isStale} />;
    case "paper":
      return <PaperTroubles isStale={isStale} />;
    case "register":
      return <Register isStale={isStale} mayArchive mayExport />;
    case "seal":
      return <SealPage isStale={isStale} />;
    default:
      return part satisfies never;
  }
}
