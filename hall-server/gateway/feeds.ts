import type { Answer } from "../contract/errors.ts";
import { type ViewMessage, type ViewName, type ViewParams, views } from "../contract/views.ts";
import { type Principal, refuse } from "../deciding.ts";
import type { Hall } from "../hall.ts";
import type { Viewing } from "../viewing.ts";
import { viewDefinitions } from "../views.ts";
import { concerns, type Touched } from "./touched.ts";

/** A client that has views open. */
export interface Subscriber {
  /** False while its socket still holds what was sent before: it gets only the newest, later. */
  isReady(): boolean;
  send(message: ViewMessage): void;
  /** Ends its connection: it comes back, opens its views again and is told what is wrong with them. */
  cutOff(): void;
}

interface Feed {
  name: ViewName;
  params: ViewParams<ViewName>;
  version: number;
  value: unknown;
  json: string;
  isDirty: boolean;
  drawnAt: number;
  subscribers: Map<Subscriber, Principal>;
  /** Who has not got the newest version yet. */
  behind: Set<Subscriber>;
}

const viewNames = Object.keys(views) as ViewName[];

/** At most ten sends a second for each view. */
const shortestIntervalMs = 100;

/**
 * The open views. Clients that ask for the same view share one drawing of it; it is drawn again when something that it
 * shows was touched, and sent whole to those whose value changed.
 */
export class Feeds {
  readonly #hall: Hall;
  readonly #viewing: () => Viewing;
  readonly #feeds = new Map<string, Feed>();
  /** Views sent because they changed, and values that a slow client never got because a newer one came. */
  sent = 0;
  conflated = 0;
  #timer: NodeJS.Timeout | null = null;
  #isScheduled = false;

  constructor(hall: Hall, viewing: () => Viewing) {
    this.#hall = hall;
    this.#viewing = viewing;
  }

  /** How many different views are open. */
  openByName(): Map<ViewName, number> {
    const counts = new Map(viewNames.map((name) => [name, 0]));
    for (const { name } of this.#feeds.values()) counts.set(name, (counts.get(name) ?? 0) + 1);
    return counts;
  }

  open(
    subscriber: Subscriber,
    name: ViewName,
    params: ViewParams<ViewName>,
    principal: Principal,
  ): Answer<ViewMessage> {
    const viewing = this.#viewing();
    const refusal = refusalOf(viewing, name, params, principal);
    if (refusal) return { ok: false, error: refuse(refusal, { what: "view", name }) };
    const key = keyOf(name, params);
    let feed = this.#feeds.get(key);
    if (!feed) {
      feed = {
        name,
        params,
        version: 0,
        value: null,
        json: "",
        isDirty: true,
        drawnAt: 0,
        subscribers: new Map(),
        behind: new Set(),
      };
      this.#feeds.set(key, feed);
    }
    // Whoever opens it again gets the newest in the answer, and nothing of the opening before.
    feed.subscribers.delete(subscriber);
    feed.behind.delete(subscriber);
    if (feed.isDirty && this.#draw(feed, viewing)) this.#deliver(feed, viewing);
    feed.subscribers.set(subscriber, principal);
    return { ok: true, value: messageOf(feed) };
  }

  close(subscriber: Subscriber, name: ViewName, params: ViewParams<ViewName>): void {
    const key = keyOf(name, params);
    const feed = this.#feeds.get(key);
    if (feed) this.#leave(key, feed, subscriber);
  }

  drop(subscriber: Subscriber): void {
    for (const [key, feed] of this.#feeds) this.#leave(key, feed, subscriber);
  }

  touch(touched: Touched): void {
    for (const feed of this.#feeds.values()) {
      if (!feed.isDirty && concerns(this.#hall, touched, feed.name, feed.params)) feed.isDirty = true;
    }
    this.#schedule();
  }

  /** Time passed: a wait that grew is a change too. */
  touchAll(): void {
    for (const feed of this.#feeds.values()) feed.isDirty = true;
    this.#schedule();
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#feeds.clear();
  }

  #leave(key: string, feed: Feed, subscriber: Subscriber): void {
    feed.subscribers.delete(subscriber);
    feed.behind.delete(subscriber);
    if (feed.subscribers.size === 0) this.#feeds.delete(key);
  }

  /** Changes go out in the turn after the acknowledgements, later ones when the interval is over. */
  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => this.#run());
  }

  #run(): void {
    this.#isScheduled = false;
    const now = performance.now();
    const viewing = this.#viewing();
    let isMoreToDo = false;
    for (const [key, feed] of this.#feeds) {
      const isDue = now - feed.drawnAt >= shortestIntervalMs;
      if (feed.isDirty && isDue) {
        try {
          this.#draw(feed, viewing);
        } catch {
          // What it showed is gone, or a fault. Nobody keeps an old one that looks live.
          this.#feeds.delete(key);
          for (const subscriber of feed.subscribers.keys()) subscriber.cutOff();
          continue;
        }
      }
      this.#deliver(feed, viewing);
      if (feed.isDirty || feed.behind.size > 0) isMoreToDo = true;
    }
    if (isMoreToDo && !this.#timer) {
      this.#timer = setTimeout(() => {
        this.#timer = null;
        this.#run();
      }, shortestIntervalMs);
    }
  }

  /** True when the value changed; then everybody is behind. */
  #draw(feed: Feed, viewing: Viewing): boolean {
    const definition = viewDefinitions[feed.name] as { draw: (viewing: Viewing, params: unknown) => unknown };
    const value = definition.draw(viewing, feed.params);
    const json = JSON.stringify(value);
    feed.isDirty = false;
    feed.drawnAt = performance.now();
    if (json === feed.json) return false;
    feed.json = json;
    feed.value = value;
    feed.version += 1;
    this.conflated += feed.behind.size;
    for (const subscriber of feed.subscribers.keys()) feed.behind.add(subscriber);
    return true;
  }

  /** A counter may have become somebody else's since a clerk opened its view: what is not theirs now passes them by. */
  #deliver(feed: Feed, viewing: Viewing): void {
    if (feed.behind.size === 0) return;
    const message = messageOf(feed);
    for (const subscriber of feed.behind) {
      const principal = feed.subscribers.get(subscriber);
      const isTheirs = principal && refusalOf(viewing, feed.name, feed.params, principal) === null;
      if (isTheirs && !subscriber.isReady()) continue;
      if (isTheirs) {
        subscriber.send(message);
        this.sent += 1;
      }
      feed.behind.delete(subscriber);
    }
  }
}

function refusalOf(
  viewing: Viewing,
  name: ViewName,
  params: ViewParams<ViewName>,
  principal: Principal,
): "not-found" | "not-allowed" | null {
  const definition = viewDefinitions[name] as {
    admit?: (viewing: Viewing, params: unknown, principal: Principal) => "not-found" | "not-allowed" | null;
  };
  return definition.admit?.(viewing, params, principal) ?? null;
}

function keyOf(name: ViewName, params: ViewParams<ViewName>): string {
  return `${name} ${JSON.stringify(params)}`;
}

function messageOf(feed: Feed): ViewMessage {
  return { name: feed.name, params: feed.params, version: feed.version, value: feed.value } as ViewMessage;
}
