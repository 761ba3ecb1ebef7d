import {
  type Catalog,
  catalog,
  type HallDescription,
  hallDescription,
} from "../../hall-server/contract/hall.ts";
import { type ViewValue, views } from "../../hall-server/contract/views.ts";
import type { HallLink } from "./ports.ts";

export type KioskView = ViewValue<"kiosk">;

/** What a hall said of itself last: all that a kiosk can go by while it is cut off. */
export interface Knowledge {
  hall: HallDescription;
  catalog: Catalog;
  view: KioskView;
}

/** Keeps what is known in memory, where a person need not wait for it. */
export interface KnowledgeKeeper {
  /** null: not everything was heard yet. */
  now(): Knowledge | null;
  /** Reads again what stands still during a day. Settles in bounded time. */
  refresh(): Promise<void>;
}

export function keepKnowledge(link: HallLink): KnowledgeKeeper {
  let hall: HallDescription | null = null;
  let items: Catalog | null = null;
  let view: KioskView | null = null;
  let isViewHeard = false;

  link.on("view", (message) => {
    if (typeof message !== "object" || message === null) return;
    const { name, value } = message as { name?: unknown; value?: unknown };
    if (name !== "kiosk") return;
    view = views.kiosk.value.safeParse(value).data ?? view;
    isViewHeard = true;
  });

  return {
    now: () => (hall && items && view ? { hall, catalog: items, view } : null),
    async refresh() {
      const [description, all, copy] = await Promise.all([
        link.read("/api/hall"),
        link.read("/api/catalog"),
        isViewHeard ? null : link.read("kiosk"),
      ]);
      hall = hallDescription.safeParse(description).data ?? hall;
      items = catalog.safeParse(all).data ?? items;
      if (!isViewHeard) view = views.kiosk.value.safeParse(copy).data ?? view;
    },
  };
}
