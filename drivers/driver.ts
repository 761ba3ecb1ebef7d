import type { DeviceEvent } from "./contract/devices.ts";
import type { OperationAnswer, OperationInput, OperationName } from "./contract/operations.ts";
import type { DeviceStatus, LostCause } from "./contract/status.ts";
import type { Result } from "./result.ts";
import type { TransportSpec } from "./transport/spec.ts";
import type { WriteFault } from "./transport/types.ts";

/** What an adapter gets from whoever opened the line. */
export interface DevicePort {
  /** What the line is; adapters of devices without a byte line find the device's address in it. */
  readonly spec: TransportSpec;
  /** On a line that carries no bytes (`carriesBytes` in transport/spec.ts) it fails as `line-lost`. */
  /** `holdMs`: on a shared line nobody else writes for so long afterwards, so that the device can answer. */
  write(bytes: Uint8Array, holdMs?: number): Promise<Result<null, WriteFault>>;
  /** The answer is here: others may write before `holdMs` is over. Only on a shared line. */
  release?(): void;
  /** Only a serial line has it, until it is closed; the next opening begins again with the configuration's rate. */
  setBaudRate?(baudRate: number): Promise<Result<null, WriteFault>>;
}

type ToldByAdapter = Exclude<DeviceEvent, { event: "status" }>;
type WithoutDevice<Event> = Event extends unknown ? Omit<Event, "deviceId"> : never;
/** An event of a device as its adapter tells it, which does not know its own name. */
export type AdapterEvent = WithoutDevice<ToldByAdapter> | Identified;

/** What a device says that it is, such as its number; for `DeviceInfo`, told to nobody. Never of a person. */
export interface Identified {
  event: "identified";
  identity: string;
}

export interface DeviceSink {
  /** Repeats are fine; the host passes on changes only. */
  status(status: DeviceStatus): void;
  event(event: AdapterEvent): void;
  /** A sign of life of adapter and device; an adapter that gives none for some seconds is taken for hung. */
  alive(): void;
}

/** What a device does when asked. Inputs were checked by the kind's table entry; each settles in bounded time. */
export type DeviceOperator = {
  [Name in OperationName]?: (input: OperationInput<Name>) => Promise<OperationAnswer<Name>>;
};

/** An adapter at work on an open line; for one opening only. */
export interface AttachedDevice {
  receive(bytes: Uint8Array): void;
  /** Works until the device must be given up, and says why; after `stop()` the answer is of no interest. */
  run(): Promise<LostCause>;
  /**
   * The line is gone or the host ends. Last words, such as that a card is no longer there, are said before it returns;
   * whatever waits settles soon after.
   */
  stop(): void;
  operations?: DeviceOperator;
}

export type Attach = (port: DevicePort, sink: DeviceSink) => AttachedDevice;

/** What an adapter is told of its device; the words are the configuration's own (host/config.ts). */
export interface AdapterConfig {
  deviceId: string;
  /** A frame map by name, for adapters that have several. */
  profile?: string;
  /** On a shared line. */
  address?: number;
  options?: Readonly<Record<string, string | number | boolean>>;
  /**
   * The process that drove this device before ended in the middle of something, or right after something that it did not
   * bring to an end: half a ticket may hang out.
   */
  wasInterrupted: boolean;
}

/** Called once per device, so that an adapter may remember things between openings. */
export type MakeAdapter = (config: AdapterConfig) => Attach;
