import { randomUUID } from "node:crypto";
import type { HostLog } from "../../drivers/host/settings.ts";
import type { CommandRequest } from "../../hall-server/contract/commands.ts";
import { signOfLifeSeconds } from "../../hall-server/contract/shells.ts";
import type { HallSession } from "../hall/hall-session.ts";
import { isPassing } from "../hall/hall-socket.ts";
import type { Happened } from "./ledger.ts";

export type Sign = Omit<CommandRequest<"shell:report">, "commandId" | "happened" | "isCutOff">;

export interface SignOfLifeParts {
  session: Pick<HallSession, "send" | "state" | "watch">;
  /** How this shell is now. */
  read: () => Sign;
  untold: () => Happened;
  told: (happened: Happened) => void;
  log: HostLog;
}

export interface SignOfLife {
  /** Something is otherwise than it was told: the next sign comes sooner. */
  soon(): void;
  close(): void;
}

/** What changes several times in a row is told once. */
const soonMs = 2_000;
/** Several shells that got their power back together do not speak together for ever. */
const spreadMs = 2_000;
/** A connection that was lost for less was not worth a word. */
const cutOffMs = 5_000;

/**
 * Tells the hall every 15 s that this shell is there, and at once when the hall is. What happened goes with it until the
 * hall has answered: again under the same command id, so that it is told once.
 */
export function openSignOfLife(parts: SignOfLifeParts): SignOfLife {
  const { session, read, untold, told, log } = parts;
  let timer: NodeJS.Timeout | undefined;
  let dueAt = Number.POSITIVE_INFINITY;
  let isSending = false;
  let isClosed = false;
  let awayAt: number | null = null;
  let wasCutOff = false;
  /** What was sent with news in it and has no answer yet. */
  let unanswered: CommandRequest<"shell:report"> | null = null;

  async function speak(): Promise<void> {
    if (isSending || isClosed || session.state !== "connected") return;
    isSending = true;
    const report = unanswered ?? {
      commandId: randomUUID(),
      ...read(),
      isCutOff: wasCutOff,
      happened: untold(),
    };
    if (report.happened.length > 0) unanswered = report;
    const answer = await session.send("shell:report", report).catch(() => null);
    isSending = false;
    if (answer === null || isPassing(answer)) return;
    wasCutOff = false;
    unanswered = null;
    if (answer.ok) told(report.happened);
    else log.warn({ code: answer.error.code }, "the hall refused the sign of life");
  }

  function next(afterMs: number): void {
    clearTimeout(timer);
    if (isClosed) return;
    dueAt = performance.now() + afterMs;
    timer = setTimeout(() => {
      void speak().finally(() => next(signOfLifeSeconds * 1_000 - Math.random() * spreadMs));
    }, afterMs);
  }

  const stop = session.watch((state) => {
    if (state === "connected") {
      wasCutOff ||= awayAt !== null && performance.now() - awayAt > cutOffMs;
      awayAt = null;
      next(Math.random() * spreadMs);
    } else if (state === "away") awayAt ??= performance.now();
  });

  return {
    soon(): void {
      if (session.state === "connected" && dueAt - performance.now() > soonMs) next(soonMs);
    },
    close(): void {
      isClosed = true;
      stop();
      clearTimeout(timer);
    },
  };
}
