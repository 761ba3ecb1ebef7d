import type { ApplicationRecord, IntakeFact } from "./record.ts";

/** So much of what happened is kept with an application, and so much before looks at its form are left out; the journal has all of it. */
const mostEntries = 1_000;
const mostBeforeLooks = 200;

/** What pages have words for: a fact's name, told apart where one fact can mean two things. */
function whatOf(fact: IntakeFact): string | null {
  switch (fact.name) {
    case "application-accepted":
      if (fact.data.gaps) return "accepted-with-gaps";
      return fact.data.isPromise ? "accepted-on-promise" : "application-accepted";
    case "intake-refused":
      return fact.data.outcome === "not-needed" ? "intake-not-needed" : "intake-not-our-remit";
    case "application-given-back":
      return fact.data.to === "counter" ? "given-back-to-counter" : "given-back-to-unit";
    case "extension-answered":
      return fact.data.isApproved ? "extension-approved" : "extension-denied";
    case "application-decided":
      if (fact.data.needsSecond) return "decision-proposed";
      if (fact.data.reviewer === null) return "granted-by-silence";
      return fact.data.outcome === "granted" ? "decision-granted" : "decision-refused";
    case "decision-confirmed":
      return fact.data.agrees ? "decision-confirmed" : "decision-sent-back";
    case "instant-finished":
      return fact.data.outcome === "granted" ? "instant-granted" : "instant-refused";
    case "application-terminated":
      return fact.data.because;
    case "matter-opened":
    case "application-dates-set":
      return null;
    default:
      return fact.name;
  }
}

function noteOf(fact: IntakeFact): string | null {
  const { reasonTextId, noteTextId } = fact.data as { reasonTextId?: string | null; noteTextId?: string };
  return reasonTextId ?? noteTextId ?? null;
}

export function addHistory(record: ApplicationRecord, fact: IntakeFact): ApplicationRecord {
  const what = whatOf(fact);
  const most = what === "fields-shown" ? mostBeforeLooks : mostEntries;
  if (what === null || record.history.length >= most) return record;
  const entry = { at: fact.at, what, by: fact.data.by, noteTextId: noteOf(fact) };
  return { ...record, history: [...record.history, entry] };
}
