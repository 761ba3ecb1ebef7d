/** What the stand-in does not have throws, with a sentence that names it, so that no test passes on something that is not there. */

/** Node, test tools and promises look for these on any object; Electron's do not have them either. */
const askedOfAnything = new Set([
  "then",
  "toJSON",
  "inspect",
  "nodeType",
  "$$typeof",
  "asymmetricMatch",
  "cause",
]);

const subscribing = new Set(["on", "once", "addListener", "prependListener", "prependOnceListener"]);

/** Node's own `events.once` listens for these on everything. */
const eventsOfAnything = ["error", "newListener", "removeListener"];

export interface EventTable {
  /** Raised as Electron raises them. */
  raised: readonly string[];
  /** May be listened to; what would raise them cannot happen here. README.md says why. */
  neverRaised: readonly string[];
}

export function notInStandIn(what: string): Error {
  return new Error(`The stand-in for Electron does not have ${what}: add it to tests/electron/stand-in.`);
}

/**
 * The object, seen through a guard: reading or setting what it does not have throws, and so does listening to an event
 * that it would never raise. `name` is how its API is written, e.g. `app`.
 */
export function strict<T extends object>(name: string, target: T, events?: EventTable): T {
  const known = events && new Set([...events.raised, ...events.neverRaised, ...eventsOfAnything]);
  return new Proxy(target, {
    get(object, key, receiver) {
      if (typeof key === "symbol" || key in object || askedOfAnything.has(key)) {
        const value: unknown = Reflect.get(object, key, receiver);
        return known && subscribing.has(String(key)) ? guardedSubscribe(name, known, value) : value;
      }
      throw notInStandIn(`${name}.${key}`);
    },
    set(object, key, value, receiver) {
      if (typeof key === "symbol" || key in object) return Reflect.set(object, key, value, receiver);
      throw notInStandIn(`${name}.${key} to be set`);
    },
  });
}

function guardedSubscribe(name: string, known: ReadonlySet<string>, subscribe: unknown): unknown {
  if (typeof subscribe !== "function") return subscribe;
  return function (this: unknown, event: unknown, ...rest: unknown[]) {
    if (typeof event === "string" && !known.has(event)) throw notInStandIn(`${name}'s event "${event}"`);
    return Reflect.apply(subscribe, this, [event, ...rest]);
  };
}

/** Throws for the first key that is not among the known ones. */
export function refuseUnknownKeys(name: string, given: object, known: Iterable<string>): void {
  const all = new Set(known);
  for (const key of Object.keys(given)) if (!all.has(key)) throw notInStandIn(`${name}.${key}`);
}
