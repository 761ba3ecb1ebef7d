import type { DeviceEvent } from "../contract/devices.ts";
import type { OperationAnswer, OperationName } from "../contract/operations.ts";
import type { DeviceStatus } from "../contract/status.ts";

/**
 * What an adapter of a kind must be able to show, whatever is on the wire: the simulator or a real device. The generic
 * steps (`generic-steps.ts`) are run for every kind; a kind's own `conformance.ts` says what only it knows.
 */
export interface ConformanceSuite {
  /** Shows that the device does its work. Run first, and again after every trouble that the generic steps make. */
  works(bench: TestBench): Promise<void>;
  /**
   * Whether the adapter asks the device by itself, so that its silence and its rubbish must be noticed. A wire on which a
   * device only speaks when somebody presses something cannot tell a dead device from one that nobody uses.
   */
  isAsked: boolean;
  /**
   * Troubles that mean nothing here, so that the generic steps leave them out. A sound output has no cable; on a wire
   * without any check, noise can be an event.
   */
  leaveOut?: readonly Trouble[];
  /** What a page can ask of it; empty for what only reports. */
  operations: readonly OperationTrial[];
  /** The kind's own steps, in the order in which they are run. */
  steps: readonly ConformanceStep[];
}

export type Trouble = "silence" | "garbage" | "cable";

export interface ConformanceStep {
  /** What must hold, as a sentence in plain words: "a card that is taken away is told once". */
  step: string;
  /** Ends when it held; throws through `bench.fail` and the bench's waits when it did not. */
  run(bench: TestBench): Promise<void>;
  /** Only for some: "with a simulator" for what no person could do at a real device. */
  only?: "simulator";
}

export interface OperationTrial {
  operation: OperationName;
  /** Something that it must do; `run` numbers the tries, for jobs that may not have the same id twice. */
  good(run: number): unknown;
  /** Every answer, of whatever kind, is here within this time. */
  withinMs: number;
  /** What it must refuse: an outcome that begins with "not-". */
  bad: readonly { what: string; input: unknown }[];
}

/** What a step can use. Every wait has a limit and fails the step when it is over. */
export interface TestBench {
  /** False when a real device is on the wire: what it shows is then not known beforehand. */
  readonly isSimulated: boolean;
  readonly hand: Hand;
  /** Every event since the suite began, oldest first. */
  readonly events: readonly DeviceEvent[];
  status(): DeviceStatus;
  /** The next event that fits, of those that no step has waited for yet. `what` names it in the failure. */
  next<Event extends DeviceEvent["event"]>(
    event: Event,
    what: string,
    withinMs: number,
    fits?: (event: Extract<DeviceEvent, { event: Event }>) => boolean,
  ): Promise<Extract<DeviceEvent, { event: Event }>>;
  /** Until the device's state is one of these; at once when it is. */
  awaitStatus(kinds: readonly DeviceStatus["kind"][], withinMs: number): Promise<DeviceStatus>;
  /** Fails when one of these events comes within the time; statuses are events too. */
  expectNone(events: readonly DeviceEvent["event"][], forMs: number): Promise<void>;
  /** `input` may be what types would not let through. */
  operate<Name extends OperationName>(operation: Name, input: unknown): Promise<OperationAnswer<Name>>;
  /** What the simulator says about itself (its `state()`), null at a real device. */
  simulatorState(): Record<string, unknown> | null;
  expect(holds: boolean, otherwise: string): void;
  fail(why: string): never;
}

/** Does at the device what a person would do: moves the simulator, or asks a person and waits, with a limit. */
export interface Hand {
  /**
   * `action` is one of the kind's dock actions, such as `{ action: "put-card", card: "resident" }`; `words` are for a person:
   * "Lay an ID card on the reader." Throws a `NotTried` when nobody can do it here or did it in time.
   */
  do(action: { action: string } & Record<string, unknown>, words: string): Promise<void>;
}

/** A step that did not hold; its message says what was seen instead. */
export class StepFailed extends Error {}

/** A step that nobody could try here: not passed either. */
export class NotTried extends Error {}
