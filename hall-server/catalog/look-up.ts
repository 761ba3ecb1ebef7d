import type { CatalogItem } from "../contract/hall.ts";
import type { CounterPlace, HallConfig, Queue } from "./config.ts";

interface Index {
  items: Map<string, CatalogItem>;
  queues: Map<string, Queue>;
  counters: Map<string, CounterPlace>;
}

const indexes = new WeakMap<HallConfig, Index>();

/** The hall's file by id; made once for each configuration. */
export function lookUp(config: HallConfig): Index {
  let index = indexes.get(config);
  if (!index) {
    index = {
      items: new Map(config.catalog.items.map((item) => [item.id, item])),
      queues: new Map(config.queues.map((queue) => [queue.id, queue])),
      counters: new Map(config.counters.map((counter) => [counter.id, counter])),
    };
    indexes.set(config, index);
  }
  return index;
}
