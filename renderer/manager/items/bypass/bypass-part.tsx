import { useState } from "react";
import type { QueryValue } from "../../../../hall-server/contract/queries.ts";
import { CaseList } from "./case-list.tsx";
import { CompareForm } from "./compare-form.tsx";
import { ComparisonList } from "./comparison-list.tsx";

export type Comparison = QueryValue<"bypass:lists">["lists"][number];

/** 体外循环: compare, keep, look into. */
export function BypassPart({ isStale }: { isStale: boolean }) {
  const [open, setOpen] = useState<Comparison | null>(null);
  const [round, setRound] = useState(0);
  if (open) return <CaseList of={open} isStale={isStale} onBack={() => setOpen(null)} />;
  return (
    <>
      <CompareForm isStale={isStale} onKept={() => setRound((before) => before + 1)} />
      <ComparisonList key={round} onOpen={setOpen} />
    </>
  );
}
