import type { BridgeAnswer } from "../contract/bridge.ts";

/** The kiosk's connection to its hall, as far as offline numbers need it. */
export interface HallLink {
  /** The socket stands and something was heard lately. */
  readonly isConnected: boolean;
  /** Changes when the place is paired anew, with this hall or another; says nothing of the token. null: not paired. */
  identity(): string | null;
  /** null: no answer in time; it may have been carried out, and the same again under the same id is safe. */
  send(event: string, input: object): Promise<BridgeAnswer | null>;
  on(event: "connect" | "disconnect" | "beat" | "view", listener: (message: unknown) => void): void;
  /** What the hall says of itself, or the kiosk's view: a copy where the hall is away; null where there is none. */
  read(path: "/api/hall" | "/api/catalog" | "kiosk"): Promise<unknown>;
}

/** Keeps the book's key so that the disk alone does not open it: Electron's safeStorage, or a file of the owner's alone. */
export interface Seal {
  seal(key: Buffer): Buffer;
  /** null: not sealed by this machine, or damaged. */
  unseal(sealed: Buffer): Buffer | null;
}

/** Milliseconds. */
export interface KioskTime {
  /** As the machine's clock says, right or wrong. */
  wall(): number;
  /** Never falls; begins anywhere. */
  monotonic(): number;
}

export const machineTime: KioskTime = { wall: () => Date.now(), monotonic: () => performance.now() };

/** Codes and ids only; no person's and no ticket's text. */
export interface DeskLog {
  info(values: object, message: string): void;
  warn(values: object, message: string): void;
}

export interface DeskPorts {
  link: HallLink;
  seal: Seal;
  /** Of this program alone; made when it is missing. */
  folder: string;
  log: DeskLog;
  time?: KioskTime;
  /** Runs `work` again and again, each time so many milliseconds later; returns the function that stops it. */
  every?: (ms: number, work: () => void) => () => void;
}
