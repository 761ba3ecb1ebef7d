import type { ViewMessage, ViewName } from "../../hall-server/contract/views.ts";
import { type PageAnswer, passes, type ViewState } from "./hall.ts";

const openAgainMs = 2_000;

interface Watch {
  name: ViewName;
  params: object;
  /** As the hall names it; a device may leave its own place out. */
  openParams: string | null;
  version: number;
  state: ViewState<ViewName>;
  listener: (state: ViewState<ViewName>) => void;
}

export interface WatchesParts {
  ask: (event: string, input: unknown) => Promise<PageAnswer<unknown>>;
  /** `live`: the hall is there. `copies`: it is not, and what was shown last can be had. `none`: nothing can. */
  opens: () => "live" | "copies" | "none";
  now: () => number;
}

/** The views that a page shows: opened, kept at their newest, and told when they are old. */
export interface Watches {
  add(name: ViewName, params: object, listener: Watch["listener"]): () => void;
  /** A connection is there (again): nothing is open on it yet. */
  openAll(): void;
  /** There will be none for a while: what has nothing to show may have a copy. */
  openCopies(): void;
  hear(message: ViewMessage): void;
  /** The hall gave a sign of life. */
  freshen(): void;
  growOld(): void;
}

export function createWatches({ ask, opens, now }: WatchesParts): Watches {
  const watches = new Set<Watch>();
  /** Changes that overtook the answer to their opening. */
  const early = new Map<string, ViewMessage>();

  const update = (watch: Watch, change: Partial<ViewState<ViewName>>) => {
    watch.state = { ...watch.state, ...change };
    watch.listener(watch.state);
  };

  async function open(watch: Watch): Promise<void> {
    watch.openParams = null;
    const answer = await ask("view:open", { name: watch.name, params: watch.params });
    if (!watches.has(watch)) return;
    if (!answer.ok) {
      // What is on the page is from the opening before; nothing will change it any more.
      update(watch, { error: answer.error, isStale: watch.state.value !== null });
      if (passes(answer.error)) setTimeout(() => openAgain(watch), openAgainMs);
      return;
    }
    const opened = answer.value as ViewMessage;
    const params = JSON.stringify(opened.params);
    const overtook = early.get(keyOf(opened.name, params));
    const newest = overtook && overtook.version > opened.version ? overtook : opened;
    watch.openParams = params;
    watch.version = newest.version;
    const isStale = opens() !== "live";
    update(watch, {
      value: newest.value as ViewState<ViewName>["value"],
      error: null,
      isStale,
      heardAt: now(),
    });
  }

  /** The connection stayed, so no reconnection will open it. */
  function openAgain(watch: Watch): void {
    if (watches.has(watch) && watch.openParams === null && opens() !== "none") void open(watch);
  }

  /** The hall keeps one opening for all parts of this page that show the same view. */
  function isWatchedElsewhere({ name, openParams }: Watch): boolean {
    return [...watches].some(
      (other) => other.name === name && (other.openParams === null || other.openParams === openParams),
    );
  }

  return {
    add(name, params, listener) {
      const watch: Watch = {
        ...{ name, params, listener, openParams: null, version: 0 },
        state: { value: null, error: null, isStale: false, heardAt: null },
      };
      watches.add(watch);
      if (opens() !== "none") void open(watch);
      return () => {
        watches.delete(watch);
        if (opens() === "live" && !isWatchedElsewhere(watch)) void ask("view:close", { name, params });
      };
    },
    openAll() {
      early.clear();
      for (const watch of watches) void open(watch);
    },
    openCopies() {
      for (const watch of watches) if (watch.state.value === null) void open(watch);
    },
    hear(message) {
      const params = JSON.stringify(message.params);
      const isOpening = [...watches].some(
        ({ name, openParams }) => name === message.name && openParams === null,
      );
      if (isOpening) early.set(keyOf(message.name, params), message);
      for (const watch of watches) {
        if (watch.name !== message.name || watch.openParams !== params || message.version <= watch.version)
          continue;
        watch.version = message.version;
        update(watch, { value: message.value as ViewState<ViewName>["value"], isStale: false, error: null });
      }
    },
    freshen() {
      const heardAt = now();
      for (const watch of watches) {
        watch.state = { ...watch.state, heardAt };
        if (watch.state.isStale && watch.state.value !== null && watch.openParams !== null)
          update(watch, { isStale: false });
      }
    },
    growOld() {
      for (const watch of watches)
        if (!watch.state.isStale && watch.state.value !== null) update(watch, { isStale: true });
    },
  };
}

function keyOf(name: ViewName, params: string): string {
  return `${name} ${params}`;
}
