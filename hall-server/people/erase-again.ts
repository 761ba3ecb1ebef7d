import type { HallDatabase } from "../journal/database.ts";
import type { ErasedList } from "./erased-list.ts";
import type { Vault } from "./vault.ts";

/** After a restore from a backup: who was erased since stays erased. After a crash: what it cut off is finished. */
export function eraseAgain(db: HallDatabase, vault: Vault, list: ErasedList): void {
  const isThere = (personId: string) => vault.read(personId) !== null;
  const unfinished = list.unfinished().filter((personId) => !isThere(personId));
  const again = list.ids().filter(isThere);
  if (again.length === 0 && unfinished.length === 0) return;
  db.transaction(() => {
    for (const personId of again) vault.erase(personId);
  })();
  vault.flushErased();
  for (const personId of unfinished) list.add(personId);
}
