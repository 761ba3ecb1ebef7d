/** What the item in force asks for and promises, as an application takes it along. */
import type { HallConfig } from "../catalog/config.ts";
import { documentKindOf } from "../catalog/document-kinds.ts";
import { workingDaysWithin } from "../catalog/longer-than-law.ts";
import type { Item, ItemVersion } from "../contract/items.ts";
import type { AskedMaterial, Terms } from "./facts.ts";

export function termsOf(
  { intake }: HallConfig,
  { item, version }: Pick<ItemVersion, "item" | "version">,
  parallel: { silenceIsConsent: boolean } | null,
): Terms {
  return {
    itemId: item.id,
    itemVersion: version,
    itemName: item.name.zh,
    kind: item.kind,
    days: daysOf(intake, item, parallel !== null),
    lawDays: item.lawDays,
    needsTwoReviewers: item.needsTwoReviewers,
    isPromiseAllowed: item.isPromiseAllowed,
    isParallel: parallel !== null,
    silenceIsConsent: parallel?.silenceIsConsent ?? false,
    materials: item.materials.map(
      (material): AskedMaterial => ({
        id: material.id,
        name: material.name,
        isRequired: material.isRequired,
        gapDays: material.gapsAllowed && !material.isMain ? (material.gapDays ?? intake.gapDays) : null,
        isReusable: material.isReusable,
        kind: material.documentKind ?? material.name,
      }),
    ),
    requiredFields: item.form.filter((field) => field.isRequired).map((field) => field.id),
    fields: item.form.map((field) => field.id),
    result:
      item.result.name === null
        ? null
        : {
            name: item.result.name,
            kind: documentKindOf(item.result.name) ?? item.result.name,
            ...(item.result.validMonths === null ? {} : { validMonths: item.result.validMonths }),
          },
  };
}

function daysOf(rules: HallConfig["intake"], item: Item, isParallel: boolean): number {
  const days = item.promisedDays ?? usualDays(rules, item, isParallel);
  // 并联 (art. 42): all of them together within this time, so none of them longer.
  return isParallel ? Math.min(days, rules.parallelDays) : days;
}

/** Where nothing is promised: the law's own days, which count where they are working days. */
function usualDays(rules: HallConfig["intake"], item: Item, isParallel: boolean): number {
  if (item.kind === "instant") return 0;
  if (item.lawDays !== null && item.lawUnit === "workingDay") return item.lawDays;
  const usual = isParallel ? rules.parallelDays : rules.decisionDays;
  return item.lawDays === null ? usual : Math.min(usual, workingDaysWithin(item.lawDays, item.lawUnit));
}
