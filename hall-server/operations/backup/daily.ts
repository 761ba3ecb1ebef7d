import type { Backups } from "./backups.ts";

const lookEveryMs = 60_000;
const againAfterMs = 3_600_000;

/**
 * One backup each hall-day, as soon as it has begun or the hall is up; after a failure again in an hour. Looks at once,
 * then every minute.
 */
export function backupDaily(options: {
  backups: Pick<Backups, "make" | "lastMadeAt">;
  shelf: string;
  keep: number;
  /** The hall-day of a moment of the wall's clock. */
  dayOf: (wall: number) => string;
}): { stop: () => void } {
  const { backups, shelf, keep, dayOf } = options;
  let failedAt = Number.NEGATIVE_INFINITY;
  const look = async () => {
    const now = Date.now();
    const { lastMadeAt } = backups;
    const isMade = lastMadeAt !== null && dayOf(lastMadeAt) === dayOf(now);
    if (isMade || now - failedAt < againAfterMs) return;
    const outcome = await backups.make({ shelf, keep, reason: "daily" });
    if (!outcome.ok) failedAt = Date.now();
  };
  void look();
  const timer = setInterval(() => void look(), lookEveryMs);
  return { stop: () => clearInterval(timer) };
}
