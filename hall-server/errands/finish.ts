import { type Errand, errandCommands } from "../contract/errands.ts";
import type { Vault } from "../people/vault.ts";
import type { ErrandRecord } from "./record.ts";
import type { ErrandTables } from "./tables.ts";

interface Finishing {
  vault: Vault;
  errands: ErrandTables;
}

type Value = { errand: Errand };

/** The remembered answer with the words that it does not hold: as they were then, whatever happened since. */
function finishOne({ vault, errands }: Finishing, { errand }: Value): Value {
  const record = errands.get(errand.id);
  return { errand: record ? revealed(vault, record, errand) : errand };
}

function revealed(vault: Vault, record: ErrandRecord, errand: Errand): Errand {
  const text = (textId: string | null | undefined) => (textId ? vault.text(textId) : null);
  const person = vault.masked(record.personId);
  const papers = text(record.papersTextId);
  return {
    ...errand,
    person: person?.name ?? null,
    phone: person?.phone ?? null,
    wish: text(record.wishTextId),
    papers: papers ? (JSON.parse(papers) as Errand["papers"]) : [],
    tasks: errand.tasks.map((task) => {
      const kept = record.tasks.find(({ taskId }) => taskId === task.id);
      return { ...task, what: text(kept?.whatTextId) ?? "" };
    }),
    fees: errand.fees.map((fee, i) => ({ ...fee, what: text(record.fees[i]?.whatTextId) ?? "" })),
    answer: errand.answer && { ...errand.answer, note: text(record.answer?.noteTextId) },
    history: errand.history.map((line, i) => ({ ...line, note: text(record.history[i]?.noteTextId) })),
  };
}

type Answering = Exclude<keyof typeof errandCommands, "errand:print">;

export const finishErrand = Object.fromEntries(
  Object.keys(errandCommands)
    .filter((name) => name !== "errand:print")
    .map((name) => [name, finishOne]),
) as Record<Answering, typeof finishOne>;
