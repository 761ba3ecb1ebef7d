import { enterLine } from "../queueing/state.ts";
import type { HallState } from "../state.ts";
import { emptyHall } from "../state.ts";
import { FinalChanges } from "./changes.ts";
import type { HallDatabase } from "./database.ts";

/** The state at a turn of the day as text, so that a start reads one day of facts and not years of them. */
export class Snapshots {
  readonly #insert;
  readonly #newest;
  readonly #purge;

  constructor(db: HallDatabase) {
    this.#insert = db.prepare<[number, string, Buffer, string]>(
      "insert or replace into snapshots (position, day, hash, state) values (?, ?, ?, ?)",
    );
    this.#newest = db.prepare<[], { position: number; hash: Buffer; state: string }>(
      "select position, hash, state from snapshots order by position desc limit 1",
    );
    this.#purge = db.prepare<[number]>(
      "delete from snapshots where position < ? and position not in (select position from snapshots order by position desc limit 2)",
    );
  }

  write(state: HallState, hash: string): void {
    this.#insert.run(state.position, state.queueing.day, Buffer.from(hash, "hex"), writeState(state));
    this.#purge.run(state.position);
  }

  newest(): { state: HallState; hash: string } | null {
    const row = this.#newest.get();
    return row ? { state: readState(row.state), hash: row.hash.toString("hex") } : null;
  }
}

/** Maps become `{ "map": entries }`; lines are left out, since the tickets say who stands in them. */
export function writeState(state: HallState): string {
  const { lines: _, setAside: __, ...queueing } = state.queueing;
  return JSON.stringify({ ...state, queueing }, (_key, value) =>
    value instanceof Map ? { map: [...value] } : value,
  );
}

export function readState(text: string): HallState {
  const read = JSON.parse(text, (_key, value) =>
    value && typeof value === "object" && Array.isArray(value.map) && Object.keys(value).length === 1
      ? new Map(value.map)
      : value,
  ) as HallState;
  const empty = emptyHall();
  // What a program before this one did not note yet begins as it does in a new hall.
  const state: HallState = {
    ...{ position: read.position, at: read.at },
    queueing: { ...empty.queueing, ...read.queueing },
    calling: { ...empty.calling, ...read.calling },
    supervision: { ...empty.supervision, ...read.supervision },
    shells: { ...empty.shells, ...read.shells },
  };
  const changes = new FinalChanges();
  for (const ticket of state.queueing.tickets.values()) {
    if (ticket.state === "waiting") enterLine(state.queueing, ticket, changes);
    if (ticket.state === "held" || ticket.state === "skipped") state.queueing.setAside.set(ticket.id, ticket);
  }
  return state;
}
