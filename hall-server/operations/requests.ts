import { commands } from "../contract/commands.ts";
import { queries } from "../contract/queries.ts";
import { Buckets } from "./buckets.ts";
import { secondsBounds } from "./measures.ts";

const kinds = ["command", "query", "view", "unknown"] as const;
type Kind = (typeof kinds)[number];

interface Entry {
  seconds: Buckets;
  outcomes: Map<string, number>;
}

/**
 * Requests over sockets, counted by name and outcome, and timed by kind from their receipt to their acknowledgement.
 * Names must be the contract's own: they are kept for ever.
 */
export class Requests {
  readonly seconds: ReadonlyMap<Kind, Buckets> = new Map(
    kinds.map((kind) => [kind, new Buckets(secondsBounds)]),
  );
  readonly #entries = new Map<string, Entry>();

  record(name: string, outcome: string, seconds: number): void {
    let entry = this.#entries.get(name);
    if (!entry) {
      const buckets = this.seconds.get(kindOf(name)) ?? new Buckets(secondsBounds);
      entry = { seconds: buckets, outcomes: new Map() };
      this.#entries.set(name, entry);
    }
    entry.seconds.add(seconds);
    entry.outcomes.set(outcome, (entry.outcomes.get(outcome) ?? 0) + 1);
  }

  *counts(): Generator<{ name: string; outcome: string; count: number }> {
    for (const [name, { outcomes }] of this.#entries) {
      for (const [outcome, count] of outcomes) yield { name, outcome, count };
    }
  }
}

function kindOf(name: string): Kind {
  if (Object.hasOwn(commands, name)) return "command";
  if (Object.hasOwn(queries, name)) return "query";
  return name.startsWith("view:") ? "view" : "unknown";
}
