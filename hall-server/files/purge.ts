import type { HallConfig } from "../catalog/config.ts";
import type { NewFact } from "../journal/fact.ts";
import type { Files } from "./files.ts";
import { earliestEnd, isDue } from "./retention.ts";
import { removeGivenUp } from "./tidy.ts";

export interface Purged {
  /** With a person also their errands. */
  applications: number;
  files: number;
}

/** What of the hall a purge needs. */
export interface PurgingHall {
  config: Pick<HallConfig, "files">;
  files: Files;
  note: (fact: NewFact, keep: () => boolean) => boolean;
}

/** One fact names no more of them: it stays readable, and its writing short. */
const atATime = 500;

/** Removes pages whose time is over by the hall's rules. Without `isDryRun` a fact tells which applications', and how many. */
export function purgeOver(hall: PurgingHall, today: string, how: { by: string; isDryRun?: boolean }): Purged {
  const rules = hall.config.files;
  const before = earliestEnd(rules, today);
  if (before === null) return { applications: 0, files: 0 };
  const due = hall.files.references
    .overBefore(before, 1_000_000)
    .filter((one) => isDue(rules, one, today))
    .map((one) => one.application_id);
  return giveUp(hall, due, "retention", how);
}

/** Pages of people who were erased, where the hall's rules say so. Done again after a crash or a restore: what is gone is gone. */
export function purgeErased(hall: PurgingHall, personIds: Iterable<string>): Purged {
  if (hall.config.files.ofErased === "keep") return { applications: 0, files: 0 };
  const { references } = hall.files;
  const theirs = [...personIds]
    .flatMap((personId) => references.ofPerson(personId))
    .filter((id) => references.pagesOf(id).length > 0);
  return giveUp(hall, theirs, "person-erased", { by: "hall" });
}

function giveUp(
  hall: PurgingHall,
  ids: readonly string[],
  because: "retention" | "person-erased",
  { by, isDryRun = false }: { by: string; isDryRun?: boolean },
): Purged {
  const purged: Purged = { applications: 0, files: 0 };
  const { references, store } = hall.files;
  // With a person everything of theirs goes at once; else what somebody has just sent again is theirs, and goes when nobody waits for it.
  const isAwaited = (blobId: string) => because === "retention" && hall.files.isAwaited(blobId);
  // Of those before too: a dry run drops no reference, and counts what the purge itself would find without one.
  const given = new Set<string>();
  for (let at = 0; at < ids.length; at += atATime) {
    const some = ids.slice(at, at + atATime);
    const pages = new Set(some.flatMap((id) => references.pagesOf(id)));
    for (const id of some) given.add(id);
    const alone = [...pages].filter(
      (blobId) =>
        store.has(blobId) &&
        !isAwaited(blobId) &&
        references.ownersOf(blobId).every((owner) => owner.kind !== "other" && given.has(owner.id)),
    );
    purged.applications += some.length;
    purged.files += alone.length;
    if (isDryRun) continue;
    // First nothing refers to them, then they go: a crash between the two leaves files for the next tidying, and no hole.
    const isErrand = (id: string) => references.isErrand(id);
    const errandIds = some.filter(isErrand);
    const fact = {
      name: "files-purged" as const,
      data: {
        applicationIds: some.filter((id) => !isErrand(id)),
        ...(errandIds.length > 0 ? { errandIds } : {}),
        ...{ because, files: alone.length, by },
      },
    };
    hall.note(fact, () => true);
    removeGivenUp(hall.files, alone);
  }
  return purged;
}
