/** Holds what clients heard against what the journal says: everything acknowledged once, nothing else more than once. */
import type { Sent } from "./crowd.ts";
import type { FactOnDisk } from "./journal-on-disk.ts";

/** The fact that an accepted command leaves; commands that leave none, or other people's, are not counted. */
const factOf: Record<string, string> = {
  "ticket:take": "ticket-taken",
  "ticket:cancel": "ticket-cancelled",
  "counter:open": "counter-opened",
  "counter:callNext": "ticket-called",
  "counter:unhold": "ticket-called",
  "counter:recall": "ticket-recalled",
  "counter:start": "service-started",
  "counter:finish": "service-finished",
  "counter:skip": "ticket-skipped",
  "counter:hold": "ticket-held",
  "counter:transfer": "ticket-transferred",
  "rating:submit": "rating-submitted",
};
const counted = new Set(Object.values(factOf));

/** How often each fact must be there, so that the facts can be taken off one by one. */
export class Ledger {
  readonly #owed = new Map<string, number>();
  /** Facts of commands that were never answered, as far as they are known. */
  readonly #unanswered = new Map<string, number>();
  /** An open counter stays open for its clerk: only the first opening leaves a fact. */
  readonly #openCounters = new Set<string>();

  /** An answer that was heard: its fact is owed, unless it was found already while nobody had been answered. */
  answered(one: Sent): void {
    const key = keyOfAnswer(one, this.#openCounters);
    if (key === null) return;
    const early = this.#unanswered.get(key) ?? 0;
    if (early > 0) this.#unanswered.set(key, early - 1);
    else this.#owed.set(key, (this.#owed.get(key) ?? 0) + 1);
  }

  /** Facts from the journal, of which at most `open` belong to commands that were sent and not answered. */
  read(facts: readonly FactOnDisk[], open: readonly Sent[]): void {
    const mayBe = new Map<string, number>();
    for (const { name } of open) mayBe.set(factOf[name] ?? "", (mayBe.get(factOf[name] ?? "") ?? 0) + 1);
    for (const fact of facts) {
      if (!counted.has(fact.name)) continue;
      const key = `${fact.name} ${fact.data.ticketId ?? fact.data.counterId}`;
      const owed = this.#owed.get(key) ?? 0;
      if (owed > 0) {
        this.#owed.set(key, owed - 1);
        continue;
      }
      const left = mayBe.get(fact.name) ?? 0;
      if (left === 0)
        throw new Error(`${key} at ${fact.position}: nobody asked for it, or it happened twice`);
      mayBe.set(fact.name, left - 1);
      this.#unanswered.set(key, (this.#unanswered.get(key) ?? 0) + 1);
    }
    const lost = [...this.#owed].filter(([, count]) => count > 0).map(([key]) => key);
    if (lost.length > 0) throw new Error(`acknowledged and not in the journal: ${lost.join(", ")}`);
    this.#owed.clear();
  }

  /** After everything was asked again, every fact has an answer. */
  close(): void {
    const over = [...this.#unanswered].filter(([, count]) => count > 0).map(([key]) => key);
    if (over.length > 0)
      throw new Error(`it happened, and its command was told that it did not: ${over.join(", ")}`);
    this.#unanswered.clear();
  }
}

function keyOfAnswer({ name, answer }: Sent, openCounters: Set<string>): string | null {
  const fact = factOf[name];
  if (!fact || !answer?.ok) return null;
  const { ticket, rating, counter } = answer.value;
  if (name === "counter:open") {
    if (openCounters.has(counter.id)) return null;
    openCounters.add(counter.id);
    return `${fact} ${counter.id}`;
  }
  const ticketId = ticket?.id ?? rating?.ticketId;
  return ticketId ? `${fact} ${ticketId}` : null;
}
