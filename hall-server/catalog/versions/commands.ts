import type { Item } from "../../contract/items.ts";
import { accept, type Deciding, type Handlers, refuse } from "../../deciding.ts";
import { filesOf } from "../files-of.ts";
import { measureOf } from "../measures/baseline.ts";
import { importCommand } from "../workbook/import-command.ts";
import { checkItem, surroundingsOf } from "./check-item.ts";
import { isSame } from "./difference.ts";

export const itemCommandHandlers: Handlers<
  "item:save" | "item:withdraw" | "item:dropPlan" | "items:import" | "items:freezeBaseline"
> = {
  "item:save": (deciding, { item, inForceFrom, reason, basedOn }) => {
    const { items, config, principal } = deciding;
    const today = deciding.state.queueing.day;
    const from = inForceFrom ?? today;
    if (from < today) return refuse("invalid-input", { field: "inForceFrom", because: "past" });
    const [problem] = checkItem(item, surroundingsOf(config));
    if (problem) return refuse("invalid-input", { field: `item.${problem.field}`, because: problem.because });
    if (publishesSomebodysPage(deciding, item))
      return refuse("invalid-input", { field: "item.materials", because: "page-of-an-application" });
    const known = items.at(item.id);
    const version = items.nextVersion(item.id);
    const newest = Math.max(0, ...items.versions(item.id).map((one) => one.version));
    if (basedOn !== newest)
      return refuse("wrong-state", { what: "item", because: "edited-meanwhile", newest });
    const current = items.versions(item.id).find((one) => one.version === newest);
    const isUnchanged =
      current && isSame(current.item, item) && (inForceFrom === undefined || current.inForceFrom === from);
    if (known && isUnchanged && items.inForce(item.id))
      return refuse("wrong-state", { what: "item", because: "nothing-changed" });
    const textId = deciding.newId("tx");
    return accept(
      [
        {
          name: "item-saved",
          data: {
            itemId: item.id,
            version,
            item,
            inForceFrom: from,
            origin: "page",
            by: principal.name,
            reasonTextId: textId,
          },
        },
      ],
      () => ({ version }),
      { keep: (vault) => vault.addText(textId, null, reason) },
    );
  },

  "item:withdraw": (deciding, { itemId, from, reason }) => {
    const today = deciding.state.queueing.day;
    const day = from ?? today;
    if (day < today) return refuse("invalid-input", { field: "from", because: "past" });
    const current = deciding.items.at(itemId);
    if (!current) return refuse("not-found", { what: "item", id: itemId });
    if (current.withdrawnAt !== null && current.withdrawnAt <= day)
      return refuse("wrong-state", { what: "item", because: "withdrawn" });
    // Only planned: it would come all the same. Its plan is dropped instead.
    const begins = deciding.items.versions(itemId).some((one) => (one.inForceFrom ?? "") <= day);
    if (!begins) return refuse("wrong-state", { what: "item", because: "not-yet-in-force" });
    const { textId, keep } = reasoned(deciding, reason);
    return accept(
      [
        {
          name: "item-withdrawn",
          data: { itemId, from: day, by: deciding.principal.name, reasonTextId: textId },
        },
      ],
      () => ({}),
      { keep },
    );
  },

  "item:dropPlan": (deciding, { itemId, version, reason }) => {
    if (!deciding.items.at(itemId)) return refuse("not-found", { what: "item", id: itemId });
    const isPlanned = deciding.items.planned(itemId).some((one) => one.version === version);
    if (!isPlanned) return refuse("wrong-state", { what: "item", because: "not-planned" });
    const { textId, keep } = reasoned(deciding, reason);
    return accept(
      [
        {
          name: "item-plan-dropped",
          data: { itemId, version, by: deciding.principal.name, reasonTextId: textId },
        },
      ],
      () => ({}),
      { keep },
    );
  },

  "items:import": importCommand,

  "items:freezeBaseline": ({ items, state, principal }) => {
    const inForce = items.allIds().flatMap((id) => items.inForce(id) ?? []);
    const figures = Object.fromEntries(inForce.map(({ item }) => [item.id, measureOf(item)]));
    return accept(
      [{ name: "baseline-frozen", data: { day: state.queueing.day, figures, by: principal.name } }],
      () => ({}),
    );
  },
};

/** What an item names anybody may load: a page that somebody handed in is never a sample, unless it is one already. */
function publishesSomebodysPage({ files, items }: Deciding, item: Item): boolean {
  const before = new Set(items.versions(item.id).flatMap((one) => filesOf(one.item)));
  return filesOf(item)
    .filter((blobId) => !before.has(blobId))
    .some((blobId) => files.references.ownersOf(blobId).some((owner) => owner.kind !== "other"));
}

/** A reason is free text: it goes to the vault, the fact has its id. */
function reasoned(deciding: Deciding, reason: string) {
  const textId = deciding.newId("tx");
  return {
    textId,
    keep: (vault: Deciding["vault"]) => vault.addText(textId, null, reason),
  };
}
