import type { DeviceEvent } from "./contract/devices.ts";
import type { PrintJob, PrintOutcome } from "./contract/print.ts";
import type { DeviceStatus, LostCause } from "./contract/status.ts";
import type { Result } from "./result.ts";
import type { WriteFault } from "./transport/types.ts";

/** What an adapter gets from whoever opened the line. */
export interface DevicePort {
  write(bytes: Uint8Array): Promise<Result<null, WriteFault>>;
}

type CardEvent = Exclude<DeviceEvent, { event: "status" }>;
type WithoutDevice<Event> = Event extends unknown ? Omit<Event, "deviceId"> : never;
/** An event of a device as its adapter tells it, which does not know its own name. */
export type AdapterEvent = WithoutDevice<CardEvent>;

export interface DeviceSink {
  /** Repeats are fine; the host passes on changes only. */
  status(status: DeviceStatus): void;
  event(event: AdapterEvent): void;
  /** A sign of life of adapter and device; an adapter that gives none for some seconds is taken for hung. */
  alive(): void;
}

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
  /** Only what prints has it. Settles in bounded time. */
  print?(job: PrintJob): Promise<PrintOutcome>;
}

export type Attach = (port: DevicePort, sink: DeviceSink) => AttachedDevice;
