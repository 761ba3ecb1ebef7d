import type { QueryValue } from "../../contract/queries.ts";
import type { Viewing } from "../../viewing.ts";
import { type ItemMeasure, measureOf } from "./baseline.ts";

type Figures = QueryValue<"items:figures">;
type Ratio = Figures["days"];

/** Figures of the catalogue in force; each as numerator and denominator, so that a page can show what it is made of. */
export function catalogueFigures({ hall, config, iso }: Viewing): Figures {
  const { items, registry } = hall;
  const inForce = items.allIds().flatMap((id) => items.inForce(id) ?? []);
  const share = (isSo: (one: (typeof inForce)[number]) => boolean): Ratio => ({
    numerator: inForce.filter(isSo).length,
    denominator: inForce.length,
  });
  const now = new Map(inForce.map(({ item }) => [item.id, measureOf(item)]));
  const baseline = items.baseline();
  const then = new Map(Object.entries(baseline?.figures ?? {}));
  const inBoth = [...now].flatMap(([id, measure]): [ItemMeasure, ItemMeasure][] => {
    const before = then.get(id);
    return before ? [[measure, before]] : [];
  });
  const against = (at: 2 | 3): Ratio | null =>
    baseline && {
      numerator: sum(inBoth.map(([measure]) => measure[at])),
      denominator: sum(inBoth.map(([, before]) => before[at])),
    };
  const allRound = config.queues.find((queue) => queue.isAllRound)?.id;
  return {
    items: inForce.length,
    baseline: baseline && {
      day: baseline.day,
      by: registry.staff(baseline.staff)?.staffNumber ?? baseline.staff,
      at: iso(baseline.at),
      items: then.size,
    },
    days: daysOf([...now.values()]),
    targets: config.targets,
    baselineDays: baseline && daysOf([...then.values()]),
    materials: against(2),
    steps: against(3),
    instant: share(({ item }) => item.kind === "instant"),
    allRound: share(({ queueIds }) => allRound !== undefined && queueIds.includes(allRound)),
    inHall: share(({ item }) => item.isInHall),
    online: share(({ item }) => item.onlineDepth >= 2),
    once: share(({ item }) => item.visits <= 1),
  };
}

/** Promised of what the law allows, over items that have both. */
function daysOf(measures: readonly ItemMeasure[]): Ratio {
  const both = measures.flatMap(([law, promised]) =>
    law === null || law === 0 || promised === null ? [] : [[law, promised] as const],
  );
  return {
    numerator: sum(both.map(([, promised]) => promised)),
    denominator: sum(both.map(([law]) => law)),
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
