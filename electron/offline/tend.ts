import { commands } from "../../hall-server/contract/commands.ts";
import { away, isPassing } from "./answers.ts";
import type { Book } from "./book/book.ts";
import { numbersDay } from "./choose.ts";
import { giveBack, handIn, tellReports } from "./hand-in.ts";
import type { Knowledge, KnowledgeKeeper } from "./knowledge.ts";
import { type Usage, wishesFor } from "./leases.ts";
import { daysAfter } from "./local-time.ts";
import type { DeskLog, HallLink } from "./ports.ts";

const refreshEveryMs = 10 * 60_000;
/** What the hall has is remembered so long, for a page that asks again; what it refused, for a person to see to. */
const keptDays = { handedIn: 1, refused: 14 };

export interface TendParts {
  link: HallLink;
  log: DeskLog;
  knowledge: KnowledgeKeeper;
  usage: () => Usage;
  book: () => Book;
  monotonic: () => number;
  hallNow: () => number | null;
  changed: () => void;
  failed: (error: unknown) => void;
}

/** All that is done while the hall is there, in the order of its weight for people. */
export function openTending(parts: TendParts): { tend(): Promise<void>; rest(): Promise<void> } {
  const { link, log, knowledge, book } = parts;
  let isResting = false;
  /** Asked for and not answered: the same lease again, not another. */
  const asked = new Map<string, object>();
  let refreshedAt = Number.NEGATIVE_INFINITY;
  let tidied = "";
  let running: Promise<void> | null = null;

  async function once(): Promise<void> {
    if (!link.isConnected || isResting) return;
    if (!(await handIn(book(), link, log))) return;
    parts.changed();
    forgetWhenPairedAnew();
    if (!(await tellReports(book(), link))) return;
    if (knowledge.now() === null || parts.monotonic() - refreshedAt >= refreshEveryMs) {
      await knowledge.refresh();
      refreshedAt = parts.monotonic();
    }
    const [known, now] = [knowledge.now(), parts.hallNow()];
    if (!known || now === null) return;
    const today = numbersDay(known, now);
    tidy(known, today);
    if (!(await giveBack(book(), link, log))) return;
    await renew(known, today);
  }

  /** Leases belong to whom they were given: what another identity leased would be refused at the hand-in. */
  function forgetWhenPairedAnew(): void {
    const identity = link.identity();
    const before = book().note("identity");
    if (identity === null || identity === before) return;
    if (before !== null) book().dropNumbers();
    book().keepNote("identity", identity);
  }

  function tidy({ view }: Knowledge, today: string): void {
    const queueIds = view.queues.map(({ id }) => id);
    const state = `${today} ${queueIds}`;
    if (state === tidied) return;
    book().takeOut(today, new Set(queueIds));
    book().purge({
      handedIn: daysAfter(today, -keptDays.handedIn),
      refused: daysAfter(today, -keptDays.refused),
    });
    tidied = state;
  }

  /** Today's and tomorrow's: a kiosk may be cut off before the morning. */
  async function renew({ view }: Knowledge, today: string): Promise<void> {
    const days = [today, daysAfter(today, 1)].map((day) => ({ day, stock: book().stock(day) }));
    const queueIds = view.queues.map(({ id }) => id);
    for (const wish of wishesFor(queueIds, days, parts.usage().busiest)) {
      const key = `${wish.day} ${wish.queueId}`;
      const input = asked.get(key) ?? { commandId: crypto.randomUUID(), ...wish, reserve: true };
      asked.set(key, input);
      const answer = (await link.send("lease:take", input)) ?? away;
      if (!answer.ok && (answer.error.code === "server-away" || isPassing(answer))) return;
      asked.delete(key);
      if (!answer.ok) {
        log.warn({ code: answer.error.code, queueId: wish.queueId, day: wish.day }, "no numbers were leased");
        continue;
      }
      const value = commands["lease:take"].value.safeParse(answer.value).data;
      if (value) {
        book().addLease(value.lease);
        log.info({ queueId: wish.queueId, day: wish.day, numbers: wish.count }, "numbers leased");
      }
      parts.changed();
    }
  }

  return {
    tend() {
      running ??= once()
        .catch(parts.failed)
        .finally(() => {
          running = null;
        });
      return running;
    },
    /** Nothing more is begun; settles when what is under way is done. */
    async rest() {
      isResting = true;
      await running;
    },
  };
}
