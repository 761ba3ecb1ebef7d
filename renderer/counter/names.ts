/** Names for the ids in a view, in the page's language. An id that the hall no longer knows stands for itself. */
import type { CatalogItem, HallDescription } from "../../hall-server/contract/hall.ts";
import type { Label } from "../../hall-server/contract/values.ts";
import type { CatalogAnswer } from "../kit/hall-context.tsx";

export interface Names {
  item: (itemId: string) => string;
  findItem: (itemId: string) => CatalogItem | undefined;
  items: CatalogItem[];
  department: (domainId: string) => string;
  class: (classId: string) => string;
  /** 老, 军 …; null for ordinary people. */
  badge: (classId: string) => string | null;
  queue: (queueId: string) => string;
  counter: (counterId: string) => string;
  group: (counterId: string) => string;
}

export function namesOf(
  description: HallDescription | null,
  catalog: CatalogAnswer | null,
  pick: (label: Label) => string,
): Names {
  const items = new Map(catalog?.items.map((item) => [item.id, item]));
  const named = (list: { id: string; name: Label }[] | undefined) => {
    const byId = new Map(list?.map((one) => [one.id, one.name]));
    return (id: string) => {
      const name = byId.get(id);
      return name ? pick(name) : id;
    };
  };
  const counters = new Map(description?.counters.map((counter) => [counter.id, counter]));
  const badges = new Map(description?.classes.map((one) => [one.id, one.badge]));
  return {
    item: named(catalog?.items),
    findItem: (itemId) => items.get(itemId),
    items: catalog?.items ?? [],
    department: named(catalog?.domains),
    class: named(description?.classes),
    badge: (classId) => badges.get(classId) || null,
    queue: named(description?.queues),
    counter: named(description?.counters),
    group: (counterId) => {
      const counter = counters.get(counterId);
      return counter ? pick(counter.group) : "";
    },
  };
}
