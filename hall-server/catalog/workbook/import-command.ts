import { accept, type Handler, refuse } from "../../deciding.ts";
import type { NewFact } from "../../journal/fact.ts";

/** One command, one transaction: every item of the workbook that differs becomes a version, or none does. */
export const importCommand: Handler<"items:import"> = (deciding, input) => {
  const { items, principal } = deciding;
  const pending = items.imports.get(input.importId, deciding.now);
  if (!pending) return refuse("not-found", { what: "import" });
  if (pending.revision !== items.revision)
    return refuse("wrong-state", { what: "import", because: "edited-meanwhile" });
  const today = deciding.state.queueing.day;
  const inForceFrom = input.inForceFrom ?? today;
  if (inForceFrom < today) return refuse("invalid-input", { field: "inForceFrom", because: "past" });
  const reasonTextId = deciding.newId("tx");
  const about = { by: principal.name, reasonTextId };
  const saved = pending.items.map(
    ({ item }): NewFact => ({
      name: "item-saved",
      data: {
        itemId: item.id,
        version: items.nextVersion(item.id),
        item,
        inForceFrom,
        origin: "workbook",
        ...about,
      },
    }),
  );
  const missing = input.withdrawsMissing ? pending.missing : [];
  const withdrawn = missing.map(
    (itemId): NewFact => ({ name: "item-withdrawn", data: { itemId, from: inForceFrom, ...about } }),
  );
  if (saved.length + withdrawn.length === 0)
    return refuse("wrong-state", { what: "import", because: "nothing-changed" });
  const added = pending.items.filter(({ kind }) => kind === "added").length;
  return accept(
    [...saved, ...withdrawn],
    () => ({ added, changed: saved.length - added, withdrawn: withdrawn.length }),
    {
      keep: (vault) => vault.addText(reasonTextId, null, input.reason),
      afterwards: () => items.imports.drop(input.importId),
    },
  );
};
