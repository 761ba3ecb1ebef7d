import { commands } from "../../hall-server/contract/commands.ts";
import type { BridgeAnswer } from "../contract/bridge.ts";
import { alreadyHas, answerFor, away, refusal, reprintAnswer, takenAnswer } from "./answers.ts";
import type { Book } from "./book/book.ts";
import { chooseOffline, numbersDay, type TakeInput } from "./choose.ts";
import { type KnownTime, openClock } from "./clock.ts";
import type { DeskState, OfflineDesk } from "./desk.ts";
import { keepBook } from "./kept-book.ts";
import { keepKnowledge } from "./knowledge.ts";
import { Usage } from "./leases.ts";
import { type DeskPorts, machineTime } from "./ports.ts";
import { openTending } from "./tend.ts";

const tendEveryMs = 5_000;
/** Between two notes of what is known of time and use; a restart goes by the newest. */
const noteEveryMs = 30_000;
/** The hall cannot make tickets now, though it may still talk. */
const canIssueInstead: readonly string[] = ["server-away", "server-busy", "storage-failed", "internal"];

/** A desk that is also tended by hand, for tests. */
export interface TendedDesk extends OfflineDesk {
  /** Hands in, renews leases, gives back, as far as the hall answers. */
  tend(): Promise<void>;
}

/** Throws when its folder takes no file. */
export function openOfflineDesk(ports: DeskPorts): TendedDesk {
  const { link, log, time = machineTime, every = repeat } = ports;
  const listeners = new Set<(state: DeskState) => void>();
  const underWay = new Map<string, Promise<BridgeAnswer>>();
  /** Sent, and not answered then: the hall may have a ticket under it. */
  const unanswered = new Set<string>();
  /** The hall was asked and said nothing; until it is heard again nobody waits for it. */
  let isSilent = false;
  let isClosed = false;

  const kept = keepBook(ports.folder, ports.seal, log, (book) => {
    book.keepNote("set-aside", new Date(clock?.now() ?? time.wall()).toISOString());
  });
  const clock = openClock(time, kept.book.note("clock") as KnownTime | null, kept.book.latestTaken());
  const usage = new Usage(kept.book.note("busiest"));
  const knowledge = keepKnowledge(link);
  const tending = openTending({
    link,
    log,
    knowledge,
    usage: () => usage,
    book: () => kept.book,
    monotonic: () => time.monotonic(),
    hallNow: () => clock.now(),
    changed,
    failed(error) {
      log.warn({ error }, "offline numbers could not be tended");
      quietly(() => void kept.replaceIfDamaged(error));
    },
  });

  const isCutOff = () => !link.isConnected || isSilent;
  let notedAt = Number.NEGATIVE_INFINITY;

  function note(): void {
    notedAt = time.monotonic();
    kept.use((book) => {
      book.keepNote("clock", clock.known());
      book.keepNote("busiest", usage.kept());
    });
  }

  let told = "";
  function state(): DeskState {
    const [known, now] = [knowledge.now(), clock.now()];
    return kept.use((book) => {
      const stock = known && now !== null ? book.stock(numbersDay(known, now)) : new Map<string, number>();
      const { kept: notHandedIn, refused } = book.counts();
      return {
        isCutOff: isCutOff(),
        queueIds: known?.view.queues.map(({ id }) => id).filter((id) => (stock.get(id) ?? 0) > 0) ?? [],
        notHandedIn,
        refused,
        bookSetAsideAt: book.note("set-aside") as string | null,
      };
    });
  }

  function changed(): void {
    if (isClosed) return;
    const now = state();
    const text = JSON.stringify(now);
    if (text === told) return;
    told = text;
    for (const listener of [...listeners]) listener(now);
  }

  function heard(): void {
    isSilent = false;
  }
  link.on("beat", (message) => {
    if (isClosed) return;
    const now = (message as { now?: unknown } | null)?.now;
    const at = typeof now === "string" ? Date.parse(now) : Number.NaN;
    if (!Number.isNaN(at)) clock.heard(at);
    heard();
    if (time.monotonic() - notedAt >= noteEveryMs) quietly(note);
  });
  link.on("view", heard);
  link.on("connect", () => {
    if (isClosed) return;
    heard();
    quietly(changed);
    void tending.tend();
  });
  link.on("disconnect", () => {
    if (isClosed) return;
    quietly(note);
    quietly(changed);
  });
  const stop = every(tendEveryMs, () => {
    quietly(changed);
    void tending.tend();
  });
  void knowledge.refresh().then(() => quietly(changed));
  void tending.tend();

  /** A disk that is full today may take a note tomorrow. */
  function quietly(work: () => void): void {
    try {
      if (!isClosed) work();
    } catch (error) {
      log.warn({ error }, "the book could not be written");
    }
  }

  async function ask(event: string, input: object): Promise<BridgeAnswer> {
    const answer = await link.send(event, input);
    isSilent = answer === null;
    return answer ?? away;
  }

  async function take(input: TakeInput): Promise<BridgeAnswer> {
    const { commandId } = input;
    const before = kept.use((book) => book.byCommand(commandId, input));
    if (before === "is-another") return refusal({ code: "command-id-reused", params: { commandId } });
    if (before) return takenAnswer(before);
    const byHall = kept.use((book) => book.answerOf(commandId));
    if (byHall) return { ok: true, value: byHall };
    if (isCutOff()) return issue(input, unanswered.has(commandId));
    unanswered.add(commandId);
    const answer = await ask("ticket:take", input);
    if (!answer.ok && canIssueInstead.includes(answer.error.code)) return issue(input, true);
    unanswered.delete(commandId);
    if (answer.ok) remember(commandId, answer.value);
    return answer;
  }

  function issue(input: TakeInput, wasAsked: boolean): BridgeAnswer {
    const [known, now] = [knowledge.now(), clock.now()];
    if (!known || now === null) return away;
    const day = numbersDay(known, now);
    const answer = kept.use((book): BridgeAnswer => {
      const chosen = chooseOffline(input, known, now, book.stock(day));
      // The hall may have said something else: the page asks again under the same id.
      if ("params" in chosen) return wasAsked ? away : refusal(chosen);
      const { idNumber } = input.holder ?? {};
      const other = idNumber === undefined ? undefined : sameQueue(book, idNumber, day, chosen.queueId);
      if (other) return alreadyHas(other);
      const itemIds = [...new Set(input.itemIds ?? [])];
      const issued = book.issue({
        commandId: input.commandId,
        input,
        queueId: chosen.queueId,
        day,
        takenAt: now,
        contactAt: clock.known()?.lastContactAt ?? now,
        itemIds,
        class: chosen.isClassClaimed ? chosen.class : undefined,
        holder: input.holder,
        answer: answerFor(chosen, { day, takenAt: now, itemIds, timeZone: known.hall.timeZone }),
      });
      if (!issued) return away;
      usage.count(chosen.queueId, now, day);
      return takenAnswer(issued);
    });
    changed();
    return answer;
  }

  /** On the disk before the page has it: after a restart the same press gets no second number. */
  function remember(commandId: string, value: unknown): void {
    const taken = commands["ticket:take"].value.safeParse(value).data;
    if (!taken) return;
    quietly(() => kept.use((book) => book.keepAnswer(commandId, taken)));
    const now = clock.now();
    if (now !== null) usage.count(taken.ticket.queueId, now, taken.ticket.day);
  }

  /** Of a ticket that the hall does not have yet, or cannot be told of now: kept, and told after it. */
  async function printed(input: { commandId: string; ticketId: string }): Promise<BridgeAnswer> {
    const { commandId, ...rest } = input;
    const keepReport = (): BridgeAnswer => {
      kept.use((book) => book.addReport({ commandId, event: "ticket:printed", input: rest }));
      return { ok: true, value: {} };
    };
    if (isCutOff() || kept.use((book) => book.byTicket(input.ticketId))?.state === "kept")
      return keepReport();
    const answer = await ask("ticket:printed", input);
    return answer.ok || answer.error.code !== "server-away" ? answer : keepReport();
  }

  async function reprint(input: {
    commandId: string;
    ticketId?: string | undefined;
    holder?: { idNumber?: string | undefined } | undefined;
  }): Promise<BridgeAnswer> {
    const own = kept.use((book) => {
      const byId = input.ticketId === undefined ? null : book.byTicket(input.ticketId);
      const { idNumber } = input.holder ?? {};
      const [known, now] = [knowledge.now(), clock.now()];
      const day = known && now !== null ? numbersDay(known, now) : "";
      return byId ?? (idNumber === undefined ? null : (book.keptOf(idNumber, day)[0] ?? null));
    });
    if (own?.state === "kept" || (own && isCutOff())) {
      const { ticketId } = own;
      kept.use((book) =>
        book.addReport({ commandId: input.commandId, event: "ticket:reprint", input: { ticketId } }),
      );
      return reprintAnswer(own);
    }
    return isCutOff() ? away : ask("ticket:reprint", input);
  }

  async function answer(event: string, input: unknown): Promise<BridgeAnswer> {
    switch (event) {
      case "ticket:take": {
        const parsed = commands["ticket:take"].input.safeParse(input);
        if (!parsed.success) return ask(event, input as object);
        const { commandId } = parsed.data;
        const running =
          underWay.get(commandId) ?? take(parsed.data).finally(() => underWay.delete(commandId));
        underWay.set(commandId, running);
        return running;
      }
      case "ticket:printed": {
        const parsed = commands["ticket:printed"].input.safeParse(input);
        return parsed.success ? printed(parsed.data) : ask(event, input as object);
      }
      case "ticket:reprint": {
        const parsed = commands["ticket:reprint"].input.safeParse(input);
        return parsed.success ? reprint(parsed.data) : ask(event, input as object);
      }
      default:
        return away;
    }
  }

  return {
    takes: (event) => ["ticket:take", "ticket:printed", "ticket:reprint"].includes(event),
    async ask(event, input) {
      if (isClosed) return away;
      try {
        return await answer(event, input);
      } catch (error) {
        log.warn({ event, error }, "the desk could not answer");
        return away;
      }
    },
    state,
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tend: () => tending.tend(),
    async close() {
      if (isClosed) return;
      stop();
      quietly(note);
      isClosed = true;
      await tending.rest();
      kept.book.close();
    },
  };
}

function sameQueue(book: Book, idNumber: string, day: string, queueId: string) {
  return book.keptOf(idNumber, day).find(({ answer }) => answer.ticket.queueId === queueId);
}

function repeat(ms: number, work: () => void): () => void {
  const timer = setInterval(work, ms);
  return () => clearInterval(timer);
}
