import type { Result } from "../result.ts";

/**
 * A line to a device: bytes out, bytes in, and the news that it is gone. For one opening only; to open again, make a new
 * one. Every promise settles in bounded time, whatever the device or the operating system do.
 */
export interface Transport {
  /** As written in the configuration, e.g. `serial:/dev/ttyUSB0@115200`; for logs. */
  readonly name: string;
  open(listener: TransportListener): Promise<Result<null, OpenFault>>;
  /**
   * Settles when the operating system has taken the bytes, which says nothing about the device. `holdMs` is for shared
   * lines: nobody else writes for so long.
   */
  write(bytes: Uint8Array, holdMs?: number): Promise<Result<null, WriteFault>>;
  /** On a shared line: ends the hold of one's own last write. */
  release?(): void;
  /** Never fails; the listener hears nothing afterwards. */
  close(): Promise<void>;
  /** Why it was refused to open, and what to do: a sentence for whoever looks after the machine. */
  readonly refusal?: string | undefined;
  /** Of an open serial line only. */
  setBaudRate?(baudRate: number): Promise<Result<null, WriteFault>>;
}

export interface TransportListener {
  data(bytes: Uint8Array): void;
  /** At most once, and not after `close()`. */
  closed(): void;
}

/**
 * `absent`: no such port, or nobody listens there. `refused`: it is there but may not be opened (in use by another
 * program, no permission). `timeout`: opening took longer than the limit.
 */
export type OpenFault = "absent" | "refused" | "timeout";

/** `line-lost`: the line is closed or broke while writing. `timeout`: the line takes no more bytes. */
export type WriteFault = "line-lost" | "timeout";

export interface TransportLimits {
  openMs: number;
  writeMs: number;
}

export const defaultLimits: TransportLimits = { openMs: 1500, writeMs: 1500 };
