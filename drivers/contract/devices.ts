import type { CardFault, IdCard } from "./id-card.ts";
import type { KeypadKey } from "./keypad.ts";
import type { OperationAnswer, OperationInput, OperationName } from "./operations.ts";
import type { PrintJob, PrintOutcome } from "./print.ts";
import type { RatingLevel } from "./rating.ts";
import type { DeviceStatus } from "./status.ts";

export const deviceKinds = [
  /** 身份证阅读器 */
  "id-card-reader",
  /** 取号机 */
  "ticket-printer",
  /** 高拍仪, or a scanner */
  "document-camera",
  /** A4 打印机; also 制证机 and 复印 */
  "document-printer",
  /** 评价器 */
  "rating-pad",
  /** 呼叫器 */
  "call-keypad",
  /** 窗口条屏 and the hall's LED board */
  "led-sign",
  /** 扫码器 */
  "code-scanner",
  /** 音箱 */
  "speaker",
] as const;

export type DeviceKind = (typeof deviceKinds)[number];

export interface DeviceInfo {
  deviceId: string;
  kind: DeviceKind;
  /** Maker and model as the hall's file names it, for people. */
  model: string;
  status: DeviceStatus;
  /** What the device itself said that it is, such as the number of a card reader's security module; for support. */
  identity?: string;
  /** Who has claimed it, seen from whoever asks; none when nobody has. */
  owner?: "you" | "another";
}

export type DeviceEvent =
  | { event: "status"; deviceId: string; kind: DeviceKind; status: DeviceStatus }
  /**
   * `portrait` is a `data:` address of a picture, only where this place has a decoder for it. Nobody keeps it for longer
   * than the card lies there, and no log or history gets it.
   */
  | { event: "card-laid"; deviceId: string; card: IdCard; portrait?: string }
  | { event: "card-unreadable"; deviceId: string; fault: CardFault }
  | { event: "card-taken"; deviceId: string }
  | { event: "key-pressed"; deviceId: string; key: KeypadKey }
  | { event: "rated"; deviceId: string; level: RatingLevel }
  | { event: "code-scanned"; deviceId: string; text: string };

export type ClaimOutcome = "claimed" | "in-use" | "not-found";

/** For support: what a device went through, never what a card, a ticket or a code says. `at` is ISO 8601 in UTC. */
export type DeviceHistoryEntry = { at: string } & (
  | { entry: "status"; status: DeviceStatus }
  | { entry: "event"; event: Exclude<DeviceEvent["event"], "status"> }
  | { entry: "operation"; operation: OperationName; outcome: string; reason?: string; tookMs: number }
  | { entry: "claimed" | "released" }
);

/**
 * The devices of this place, as a page sees them. The same in Electron (preload bridge), in a browser beside a device
 * host (loopback socket) and in a browser without devices (an empty list). Whoever holds this object is one owner.
 */
export interface Devices {
  list(): Promise<DeviceInfo[]>;
  /** Returns the function that stops listening. */
  listen(listener: (event: DeviceEvent) => void): () => void;
  /** Settles in bounded time, and never fails: what went wrong is in the answer. */
  operate<Name extends OperationName>(
    deviceId: string,
    operation: Name,
    input: OperationInput<Name>,
  ): Promise<OperationAnswer<Name>>;
  /** Short for `operate(deviceId, "print", job)`. */
  print(deviceId: string, job: PrintJob): Promise<PrintOutcome>;
  /** From now on operations of other owners are refused as "in-use", until `release` or until this owner is gone. */
  claim(deviceId: string): Promise<ClaimOutcome>;
  release(deviceId: string): Promise<void>;
  /** The last hundred entries, oldest first; empty for a device that is not there. */
  history(deviceId: string): Promise<DeviceHistoryEntry[]>;
}
