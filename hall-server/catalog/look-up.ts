import type { CatalogItem } from "../contract/hall.ts";
import type { Item } from "../contract/items.ts";
import type { CounterPlace, HallConfig, Queue } from "./config.ts";
import { wholeItem } from "./whole-item.ts";

interface Index {
  /** Version 1 of an item; made when it is asked for, since few are. */
  whole: (itemId: string) => Item | null;
  items: Map<string, CatalogItem>;
  queues: Map<string, Queue>;
  counters: Map<string, CounterPlace>;
}

const indexes = new WeakMap<HallConfig, Index>();

/** The hall's file by id; made once for each configuration. */
export function lookUp(config: HallConfig): Index {
  let index = indexes.get(config);
  if (!index) {
    const entries = new Map(config.catalog.entries.map((entry) => [entry.id, entry]));
    const whole = new Map<string, Item>();
    index = {
      whole: (itemId) => {
        const entry = entries.get(itemId);
        if (!entry) return null;
        const made = whole.get(itemId) ?? wholeItem(entry);
        whole.set(itemId, made);
        return made;
      },
      items: new Map(config.catalog.items.map((item) => [item.id, item])),
      queues: new Map(config.queues.map((queue) => [queue.id, queue])),
      counters: new Map(config.counters.map((counter) => [counter.id, counter])),
    };
    indexes.set(config, index);
  }
  return index;
}
