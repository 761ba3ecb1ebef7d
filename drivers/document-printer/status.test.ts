import { expect, it } from "vitest";
import type { DeviceStatus } from "../contract/status.ts";
import { type PrinterCondition, refusalOf, statusOf } from "./status.ts";

const idle: PrinterCondition = { state: "idle", reasons: ["none"], isAccepting: true, readyMedia: 1 };

it.each<[string, Partial<PrinterCondition>, DeviceStatus, string | null]>([
  ["nothing to say", {}, { kind: "ready" }, null],
  ["a reason that nobody knows", { reasons: ["com.maker-lunar-phase-warning"] }, { kind: "ready" }, null],
  ["paper low", { reasons: ["media-low-report"] }, { kind: "paper-near-end" }, null],
  [
    "no paper, as an error",
    { reasons: ["media-empty-error"], readyMedia: 2 },
    { kind: "paper-out" },
    "paper-out",
  ],
  [
    "no paper, as a warning, of one tray",
    { reasons: ["media-empty-warning"] },
    { kind: "paper-out" },
    "paper-out",
  ],
  [
    "no paper in one tray of two",
    { reasons: ["media-empty-warning"], readyMedia: 2 },
    { kind: "paper-near-end" },
    null,
  ],
  [
    "paper needed, as a warning: what ippeveprinter says of an error",
    { state: "processing", reasons: ["media-empty-warning", "media-needed-warning"], readyMedia: 2 },
    { kind: "paper-out" },
    "paper-out",
  ],
  [
    "no paper, without an end",
    { reasons: ["media-empty"], readyMedia: 2 },
    { kind: "paper-out" },
    "paper-out",
  ],
  ["a tray that was open once", { reasons: ["cover-open-report"] }, { kind: "ready" }, null],
  ["a cover", { reasons: ["cover-open-warning"] }, { kind: "cover-open" }, "cover-open"],
  [
    "a door and no paper",
    { reasons: ["media-empty-error", "door-open-error"] },
    { kind: "cover-open" },
    "cover-open",
  ],
  ["a jam", { reasons: ["media-jam-error"] }, { kind: "faulty", fault: "jammed" }, "jammed"],
  ["toner low", { reasons: ["toner-low-warning"] }, { kind: "ink-low" }, null],
  ["ink low, as makers of ink say it", { reasons: ["marker-supply-low-report"] }, { kind: "ink-low" }, null],
  ["toner empty, and still printing", { reasons: ["toner-empty-warning"] }, { kind: "ink-low" }, null],
  [
    "toner empty, and stopped",
    { state: "stopped", reasons: ["toner-empty-warning"] },
    { kind: "faulty", fault: "out-of-ink" },
    "out-of-ink",
  ],
  [
    "paused by a person",
    { state: "stopped", reasons: ["paused"] },
    { kind: "faulty", fault: "paused" },
    "faulty",
  ],
  [
    "a full tray",
    { reasons: ["output-area-full-error"] },
    { kind: "faulty", fault: "output-full" },
    "faulty",
  ],
  ["stopped, and says no reason", { state: "stopped" }, { kind: "faulty", fault: "stopped" }, "faulty"],
  ["takes no jobs", { isAccepting: false }, { kind: "faulty", fault: "not-accepting" }, "faulty"],
  [
    "CUPS whose printer is off",
    { reasons: ["offline-report"] },
    { kind: "faulty", fault: "offline" },
    "faulty",
  ],
  [
    "CUPS without a driver",
    { reasons: ["cups-missing-filter-warning"] },
    { kind: "faulty", fault: "driver-missing" },
    "faulty",
  ],
])("%s", (_what, condition, status, refusal) => {
  expect(statusOf({ ...idle, ...condition })).toEqual(status);
  expect(refusalOf(status)).toBe(refusal);
});
