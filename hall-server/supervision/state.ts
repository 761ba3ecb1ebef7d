import type { Changes } from "../journal/changes.ts";
import type { Fact, Position } from "../journal/fact.ts";
import type { QueueingState } from "../queueing/state.ts";
import type { SupervisionFacts } from "./facts.ts";
import { count, countWait, emptyTally, type Tally } from "./tally.ts";

interface DeviceRecord {
  deviceId: string;
  kind: string;
  status: string;
  detail: Record<string, string | number | boolean | null>;
  reportedBy: string;
  since: number;
}

interface HelpRecord {
  helpId: string;
  page: string;
  from: string;
  at: number;
}

export interface SupervisionState {
  devices: Map<string, DeviceRecord>;
  /** Today's calls for help that nobody has answered. */
  helps: Map<string, HelpRecord>;
  /** Today's figures: `hall`, `queue <id>`, `counter <id>`. */
  tallies: Map<string, Tally>;
  badRatings: { ratingId: string; number: string; counterId: string; at: number }[];
  configHash: string | null;
  /** The last step of the wall that a person confirmed: how far it left the hall's clock ahead, and when. */
  confirmedStep: { at: number; aheadMs: number } | null;
}

const keptBadRatings = 20;

export function emptySupervision(): SupervisionState {
  return {
    devices: new Map(),
    helps: new Map(),
    tallies: new Map(),
    badRatings: [],
    configHash: null,
    confirmedStep: null,
  };
}

/** How far the hall's clock may still be ahead with a person's consent, milliseconds: a tenth is slewed away meanwhile. */
export function confirmedAheadMs({ at, supervision }: { at: number; supervision: SupervisionState }): number {
  const step = supervision.confirmedStep;
  return step ? Math.max(0, step.aheadMs - (at - step.at) / 9) : 0;
}

type Apply<Name extends keyof SupervisionFacts> = (
  state: { supervision: SupervisionState },
  data: SupervisionFacts[Name],
  when: Position,
  changes: Changes,
) => void;

export const applySupervision: { [Name in keyof SupervisionFacts]: Apply<Name> } = {
  "device-reported": ({ supervision: state }, data, when, changes) => {
    const before = state.devices.get(data.deviceId);
    const since = before?.status === data.status ? before.since : when.at;
    changes.put(state.devices, data.deviceId, { ...data, since });
  },
  "help-called": ({ supervision: state }, data, when, changes) => {
    changes.put(state.helps, data.helpId, { ...data, at: when.at });
  },
  "help-answered": ({ supervision: state }, data, _when, changes) => changes.drop(state.helps, data.helpId),
  "clock-confirmed": ({ supervision: state }, data, when, changes) =>
    changes.set(state, { confirmedStep: { at: when.at, aheadMs: Math.max(0, -data.differenceMs) } }),
  "hall-configured": ({ supervision: state }, data, _when, changes) =>
    changes.set(state, { configHash: data.configHash }),
};

/** The day's figures follow from the facts of all modules. Runs before a fact is applied to the tickets. */
export function tallyFact(
  state: SupervisionState,
  queueing: QueueingState,
  fact: Fact,
  changes: Changes,
): void {
  const add = (what: Parameters<typeof count>[1], ...names: string[]) => {
    for (const name of ["hall", ...names]) count(tallyOf(state, name, changes), what, changes);
  };
  const queueOf = (ticketId: string) => `queue ${queueing.tickets.get(ticketId)?.queueId ?? ""}`;
  switch (fact.name) {
    case "ticket-taken":
      add({ taken: 1 }, `queue ${fact.data.queueId}`);
      break;
    case "ticket-handed-in":
      add(fact.data.isExpired ? { taken: 1, expired: 1 } : { taken: 1 }, `queue ${fact.data.queueId}`);
      break;
    case "ticket-cancelled":
      add({ cancelled: 1 }, queueOf(fact.data.ticketId));
      break;
    case "ticket-called": {
      const names = ["hall", queueOf(fact.data.ticketId), `counter ${fact.data.counterId}`];
      if (fact.data.waitMs === null) break;
      for (const name of names) countWait(tallyOf(state, name, changes), fact.data.waitMs, changes);
      break;
    }
    case "ticket-skipped":
      add({ skipped: 1 }, queueOf(fact.data.ticketId), `counter ${fact.data.counterId}`);
      break;
    case "service-finished":
      add(
        { finished: 1, serviceMs: fact.data.serviceMs ?? 0 },
        queueOf(fact.data.ticketId),
        `counter ${fact.data.counterId}`,
      );
      break;
    case "rating-submitted": {
      const { data } = fact;
      add({ rated: 1, ratedGood: data.isBad ? 0 : 1 }, `queue ${data.queueId}`, `counter ${data.counterId}`);
      if (!data.isBad) break;
      const bad = { ratingId: data.ratingId, number: data.number, counterId: data.counterId, at: fact.at };
      changes.set(state, { badRatings: [...state.badRatings, bad].slice(-keptBadRatings) });
      break;
    }
    case "day-turned":
      changes.set(state, { tallies: new Map(), badRatings: [], helps: new Map() });
      break;
    default:
      break;
  }
}

function tallyOf(state: SupervisionState, name: string, changes: Changes): Tally {
  let tally = state.tallies.get(name);
  if (!tally) {
    tally = emptyTally();
    changes.put(state.tallies, name, tally);
  }
  return tally;
}
