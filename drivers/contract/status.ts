/**
 * What a device's state can be, as one union: never flags that can contradict each other.
 *
 *   absent ─▶ opening ─▶ ready ⇄ (paper-near-end | ink-low | paper-out | cover-open | faulty)
 *      ▲           │         │
 *      │           └▶ unconfirmed ─▶ ready, when something was heard of it after all
 *      │                   │
 *      └───── lost ◀───────┘   unplugged, silent, or answering garbage; the host opens it again with back-off
 */
export type DeviceStatus =
  | { kind: "absent" }
  | { kind: "opening" }
  | { kind: "ready" }
  /** Its line is open and takes what is sent, but no answer was ever heard from it: nobody can say whether it is there. */
  | { kind: "unconfirmed" }
  | { kind: "paper-near-end" }
  /** Toner or ink runs out soon; it still prints. */
  | { kind: "ink-low" }
  | { kind: "paper-out" }
  | { kind: "cover-open" }
  | { kind: "faulty"; fault: string }
  | { kind: "lost"; cause: LostCause };

export type LostCause = "unplugged" | "silent" | "garbage" | "refused";

export type DeviceStatusKind = DeviceStatus["kind"];

/** How a status weighs for a person who runs the hall: works, works but see to it, does not work. */
export type DeviceHealth = "ok" | "attention" | "down";

const health = new Map<string, DeviceHealth>(
  Object.entries({
    absent: "down",
    opening: "attention",
    ready: "ok",
    // Most signs never answer; a warning that nobody can end would only teach people to look away.
    unconfirmed: "ok",
    "paper-near-end": "attention",
    "ink-low": "attention",
    "paper-out": "down",
    "cover-open": "down",
    faulty: "down",
    lost: "down",
  } satisfies Record<DeviceStatusKind, DeviceHealth>),
);

/** Of a status's kind, as it is reported. One that is not known here is something to look at, not a failure. */
export function healthOf(kind: string): DeviceHealth {
  return health.get(kind) ?? "attention";
}
