import type { Hall } from "../hall.ts";
import { isDiskError } from "../journal/disk-error.ts";

const dayMs = 24 * 60 * 60_000;

/** To be called often: notes once of each result that nobody came for within the hall's days. */
export function noteUnclaimed(hall: Hall): void {
  const since = hall.clock.now() - hall.config.delivery.unclaimedAfterDays * dayMs;
  const applicationIds = hall.deliveries.notCollectedSince(since);
  if (applicationIds.length === 0) return;
  try {
    hall.note({ name: "results-unclaimed", data: { applicationIds } }, () => true);
  } catch (error) {
    // Storage tells of it, and the next look finds them again.
    if (!isDiskError(error)) throw error;
  }
}
