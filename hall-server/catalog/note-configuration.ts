import { createHash } from "node:crypto";
import type { Hall } from "../hall.ts";
import type { HallDatabase } from "../journal/database.ts";
import { FiledItems, factsOfChangedFile } from "./versions/filed-items.ts";

/** At the start: that the hall's file says something else than before, and which of its items do. Throws when the disk refuses. */
export function noteConfiguration(hall: Hall, db: HallDatabase): void {
  const configHash = createHash("sha256").update(JSON.stringify(hall.config)).digest("hex");
  hall.note(
    { name: "hall-configured", data: { configHash } },
    () => hall.state.supervision.configHash !== configHash,
  );
  noteItemsFile(hall, db);
}

/** Items of the file that say something else than at the last start are new versions. */
function noteItemsFile(hall: Hall, db: HallDatabase): void {
  const filed = new FiledItems(db);
  const { entries } = hall.config.catalog;
  const kept = filed.kept();
  if (kept === JSON.stringify(entries)) return;
  const before = kept === null ? [] : (JSON.parse(kept) as typeof entries);
  hall.noteAll(() => {
    filed.keep(entries);
    return factsOfChangedFile(before, entries, hall.items, hall.state.queueing.day);
  });
}
