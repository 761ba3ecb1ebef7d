import type { Answer } from "../contract/errors.ts";
import { type ViewMessage, type ViewName, type ViewParams, views } from "../contract/views.ts";
import { type Principal, refuse } from "../deciding.ts";
import type { Hall } from "../hall.ts";
import type { Viewing } from "../viewing.ts";
import { viewDefinitions } from "../views.ts";
import { Allowance } from "./allowance.ts";
import { concerns, type Touched } from "./touched.ts";

/** A client that has views open. */
export interface Subscriber {
  /** Its socket's. */
  readonly id: string;
  /** False while its socket still holds what was sent before: it gets only the newest, later. */
  isReady(): boolean;
  /** Ends its connection: it comes back, opens its views again and is told what is wrong with them. */
  cutOff(): void;
}

export type Send = (to: readonly Subscriber[], message: ViewMessage) => void;

interface Feed {
  key: string;
  name: ViewName;
  params: ViewParams<ViewName>;
  version: number;
  /** Its value as text: an object would grow old in memory with each of the views, only to be replaced. */
  json: string;
  allowance: Allowance;
  subscribers: Map<Subscriber, Principal>;
  /** Who has not got the newest version yet. */
  behind: Set<Subscriber>;
}

const viewNames = Object.keys(views) as ViewName[];

/** A slow client, and a view that was sent often enough, are looked at again after this time. */
const laterMs = 50;
/** Drawing gives way to commands after so long; what is left comes in the next turn. */
const sliceMs = 4;
/** Commands that gather come first, but in a flood views are drawn all the same. */
const longestStandBackMs = 30;

/**
 * The open views. Clients that ask for the same view share one drawing of it; it is drawn again when something that it
 * shows was touched, and sent whole to those whose value changed. What only time may have changed comes last, a few at a
 * time, so that nobody's press waits for it.
 */
export class Feeds {
  readonly #hall: Hall;
  readonly #viewing: () => Viewing;
  readonly #send: Send;
  readonly #feeds = new Map<string, Feed>();
  readonly #feedsOf = new Map<Subscriber, Set<Feed>>();
  /** To be drawn: something that they show was touched, or time passed. A feed is in one of them at most. */
  readonly #touched = new Set<Feed>();
  readonly #aged = new Set<Feed>();
  /** Drawn, and somebody has not taken it yet. */
  readonly #unsent = new Set<Feed>();
  /** Views sent because they changed, and values that a slow client never got because a newer one came. */
  sent = 0;
  conflated = 0;
  #later: NodeJS.Timeout | null = null;
  #isScheduled = false;
  /** Since when drawing has given way to commands that gather; null while it does not. */
  #standsBackSince: number | null = null;

  constructor(hall: Hall, viewing: () => Viewing, send: Send) {
    this.#hall = hall;
    this.#viewing = viewing;
    this.#send = send;
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
    const feed = this.#feedOf(name, params);
    // Whoever opens it again gets the newest in the answer, and nothing of the opening before.
    feed.subscribers.delete(subscriber);
    feed.behind.delete(subscriber);
    const isOld = feed.version === 0 || this.#touched.has(feed) || this.#aged.has(feed);
    const drawn = isOld ? this.#draw(feed, viewing) : null;
    if (drawn !== null) this.#deliver(feed, viewing, drawn);
    feed.subscribers.set(subscriber, principal);
    const own = this.#feedsOf.get(subscriber) ?? new Set();
    this.#feedsOf.set(subscriber, own.add(feed));
    return { ok: true, value: messageOf(feed) };
  }

  close(subscriber: Subscriber, name: ViewName, params: ViewParams<ViewName>): void {
    const feed = this.#feeds.get(keyOf(name, params));
    if (feed) this.#leave(feed, subscriber);
  }

  drop(subscriber: Subscriber): void {
    for (const feed of this.#feedsOf.get(subscriber) ?? []) this.#leave(feed, subscriber);
    this.#feedsOf.delete(subscriber);
  }

  touch(touched: Touched): void {
    for (const feed of this.#feeds.values()) {
      if (this.#touched.has(feed) || !concerns(this.#hall, touched, feed.name, feed.params)) continue;
      this.#aged.delete(feed);
      this.#touched.add(feed);
    }
    this.#schedule();
  }

  /** Time passed: a wait that grew is a change too. */
  touchAll(): void {
    for (const feed of this.#feeds.values()) {
      if (!this.#touched.has(feed)) this.#aged.add(feed);
    }
    this.#schedule();
  }

  stop(): void {
    if (this.#later) clearTimeout(this.#later);
    this.#feeds.clear();
    this.#touched.clear();
    this.#aged.clear();
    this.#unsent.clear();
  }

  #feedOf(name: ViewName, params: ViewParams<ViewName>): Feed {
    const key = keyOf(name, params);
    let feed = this.#feeds.get(key);
    if (!feed) {
      feed = {
        ...{ key, name, params, version: 0, json: "null" },
        allowance: new Allowance(),
        subscribers: new Map(),
        behind: new Set(),
      };
      this.#feeds.set(key, feed);
    }
    return feed;
  }

  #leave(feed: Feed, subscriber: Subscriber): void {
    feed.subscribers.delete(subscriber);
    feed.behind.delete(subscriber);
    this.#feedsOf.get(subscriber)?.delete(feed);
    if (feed.subscribers.size === 0) this.#forget(feed);
  }

  #forget(feed: Feed): void {
    // Somebody may have opened the same view anew since this one was given up.
    if (this.#feeds.get(feed.key) === feed) this.#feeds.delete(feed.key);
    this.#touched.delete(feed);
    this.#aged.delete(feed);
    this.#unsent.delete(feed);
  }

  /** Changes go out in the turn after the acknowledgements. */
  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => this.#run());
  }

  #run(): void {
    this.#isScheduled = false;
    const startedAt = performance.now();
    if (this.#hall.isGathering) {
      this.#standsBackSince ??= startedAt;
      if (startedAt - this.#standsBackSince < longestStandBackMs) {
        this.#schedule();
        return;
      }
    }
    this.#standsBackSince = null;
    const viewing = this.#viewing();
    for (const feed of this.#unsent) this.#deliver(feed, viewing);
    for (const feeds of [this.#touched, this.#aged]) {
      for (const feed of feeds) {
        const now = performance.now();
        if (now - startedAt > sliceMs) {
          this.#schedule();
          return;
        }
        if (!feed.allowance.isLeft(now)) continue;
        try {
          const value = this.#draw(feed, viewing);
          if (value !== null) this.#deliver(feed, viewing, value);
        } catch {
          // What it showed is gone, or a fault. Nobody keeps an old one that looks live.
          this.#forget(feed);
          for (const subscriber of feed.subscribers.keys()) subscriber.cutOff();
        }
      }
    }
    if (this.#touched.size + this.#aged.size + this.#unsent.size === 0 || this.#later) return;
    this.#later = setTimeout(() => {
      this.#later = null;
      this.#schedule();
    }, laterMs);
  }

  /** The value when it changed, and everybody is behind; else null. */
  #draw(feed: Feed, viewing: Viewing): object | null {
    this.#touched.delete(feed);
    this.#aged.delete(feed);
    const definition = viewDefinitions[feed.name] as { draw: (viewing: Viewing, params: unknown) => object };
    const value = definition.draw(viewing, feed.params);
    const json = JSON.stringify(value);
    if (json === feed.json) return null;
    feed.json = json;
    feed.version += 1;
    feed.allowance.use(performance.now());
    this.conflated += feed.behind.size;
    for (const subscriber of feed.subscribers.keys()) feed.behind.add(subscriber);
    return value;
  }

  /** A counter may have become somebody else's since a clerk opened its view: what is not theirs now passes them by. */
  #deliver(feed: Feed, viewing: Viewing, value?: object): void {
    const to: Subscriber[] = [];
    for (const subscriber of feed.behind) {
      const principal = feed.subscribers.get(subscriber);
      const isTheirs = principal && refusalOf(viewing, feed.name, feed.params, principal) === null;
      if (isTheirs && !subscriber.isReady()) continue;
      if (isTheirs) to.push(subscriber);
      feed.behind.delete(subscriber);
    }
    if (feed.behind.size > 0) this.#unsent.add(feed);
    else this.#unsent.delete(feed);
    if (to.length === 0) return;
    this.#send(to, messageOf(feed, value));
    this.sent += to.length;
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

function messageOf(feed: Feed, value: object = JSON.parse(feed.json)): ViewMessage {
  return { name: feed.name, params: feed.params, version: feed.version, value } as ViewMessage;
}
