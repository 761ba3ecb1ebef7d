import { applyBypass } from "./bypass/facts.ts";
import { applyCalling, type CallingState, emptyCalling, turnCallingDay } from "./calling/state.ts";
import { applyItems } from "./catalog/versions/facts.ts";
import { applyDeliveries } from "./delivery/state.ts";
import { applyDocuments } from "./documents/facts.ts";
import { applyElsewhereFacts } from "./elsewhere/state.ts";
import { applyErrands } from "./errands/state.ts";
import { applyHandovers } from "./handover/state.ts";
import { applyIntake } from "./intake/state.ts";
import type { Changes } from "./journal/changes.ts";
import type { Fact, FactName, Facts, Position } from "./journal/fact.ts";
import { applyPeople } from "./people/state.ts";
import { applyQueueing, emptyQueueing, type QueueingState } from "./queueing/state.ts";
import { applyRating } from "./ratings/state.ts";
import { applySeals } from "./seal/state.ts";
import { applyShells, emptyShells, forgetShell, type ShellsState } from "./shells/state.ts";
import { applyRecording } from "./speech/recording-facts.ts";
import { applySupervision, emptySupervision, type SupervisionState, tallyFact } from "./supervision/state.ts";

/** Everything that is true in the hall now. It follows from the journal alone. */
export interface HallState {
  /** Position of the last fact. */
  position: number;
  /** Hall time of the last fact. */
  at: number;
  queueing: QueueingState;
  calling: CallingState;
  supervision: SupervisionState;
  shells: ShellsState;
}

export function emptyHall(): HallState {
  return {
    position: 0,
    at: 0,
    queueing: emptyQueueing(),
    calling: emptyCalling(),
    supervision: emptySupervision(),
    shells: emptyShells(),
  };
}

type Apply<Name extends FactName> = (
  state: HallState,
  data: Facts[Name],
  when: Position,
  changes: Changes,
) => void;

const appliers: { [Name in FactName]: Apply<Name> } = {
  ...applyQueueing,
  ...applyCalling,
  ...applyRating,
  ...applyPeople,
  ...applyRecording,
  ...applySupervision,
  ...applyShells,
  ...applyItems,
  ...applyBypass,
  ...applyIntake,
  ...applyHandovers,
  ...applyDeliveries,
  ...applySeals,
  ...applyElsewhereFacts,
  ...applyErrands,
  ...applyDocuments,
  // Which files are referred to lies in derived tables.
  "files-purged": () => {},
  "device-revoked": (state, data, _when, changes) => forgetShell(state.shells, data.deviceId, changes),
  "day-turned": (state, data, when, changes) => {
    applyQueueing["day-turned"](state, data, when, changes);
    turnCallingDay(state, changes);
  },
};

/** Takes no clock, no random source and no configuration: the same facts always give the same state. */
export function applyFact(state: HallState, fact: Fact, changes: Changes): void {
  tallyFact(state.supervision, state.queueing, fact, changes);
  const apply = appliers[fact.name] as Apply<FactName>;
  apply(state, fact.data, fact, changes);
  changes.set(state, { position: fact.position, at: fact.at });
}
