import type { Hall } from "../hall.ts";
import { describeError } from "../operations/describe-error.ts";
import type { Log } from "../operations/events.ts";
import { hallDayOf } from "../time/hall-day.ts";
import { type Purged, purgeErased, purgeOver } from "./purge.ts";
import { tidyFiles } from "./tidy.ts";

/** After a longer rest nobody has lately seen that the hall's date is right. */
const longestRestMs = 30 * 24 * 3_600_000;

export interface FilesTending {
  /** By whoever runs the hall: pages whose time is over, now and not tonight. */
  purge(isDryRun: boolean): Purged;
  stop(): void;
}

/**
 * What time does to files: at the start and at each turn of the day what nothing refers to goes, and pages whose time is over; with a
 * person their pages. The log says how many.
 */
export function tendFiles(hall: Hall, log: Log): FilesTending {
  let running: Promise<void> | null = null;
  let isStopped = false;

  function told(purged: Purged, because: string): Purged {
    if (purged.applications > 0) log("files-purged", { because, ...purged });
    return purged;
  }
  const today = () => hallDayOf(hall.clock.now(), hall.config.timeZone);
  function purge(by: string, isDryRun: boolean): Purged {
    const purged = purgeOver(hall, today(), { by, isDryRun });
    return isDryRun ? purged : told(purged, "retention");
  }
  // A clock that is wrong by years is seen on the first ticket; what was removed by it would not come back.
  const doubtful = hall.restedMs > longestRestMs ? today() : null;
  function purgeByItself(): void {
    if (today() !== doubtful) purge("hall", false);
  }
  function tidy(withLeftovers: boolean): void {
    if (running || isStopped) return;
    // Which files are old is told by the wall's clock: while nobody has said whether that is right, nothing is old.
    if (hall.clock.unconfirmedStepMs() !== null) return;
    running = tidyFiles(hall.files, { withLeftovers, isStopped: () => isStopped })
      .then(({ leftovers, unreferenced, kept }) => {
        if (leftovers + unreferenced > 0) log("files-tidied", { leftovers, unreferenced, kept });
      })
      .catch((error: unknown) => log("files-not-tidied", describeError(error)))
      .finally(() => {
        running = null;
      });
  }
  /** The disk may refuse: it is tried again tomorrow, and at the next start. */
  function attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      log("files-not-tidied", describeError(error));
    }
  }

  attempt(() => told(purgeErased(hall, hall.erasedPersons()), "person-erased"));
  attempt(purgeByItself);
  tidy(true);
  hall.listen((facts) => {
    const erased = facts.flatMap((fact) => (fact.name === "person-erased" ? [fact.data.personId] : []));
    if (erased.length > 0)
      setImmediate(() => attempt(() => told(purgeErased(hall, erased), "person-erased")));
    if (facts.some(({ name }) => name === "day-turned")) {
      setImmediate(() => {
        attempt(purgeByItself);
        tidy(false);
      });
    }
  });
  return {
    purge: (isDryRun) => purge("operator", isDryRun),
    stop: () => {
      isStopped = true;
      void hall.files.close();
    },
  };
}
