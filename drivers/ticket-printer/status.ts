import type { PrintRefusal } from "../contract/print.ts";
import type { DeviceStatus } from "../contract/status.ts";

/**
 * What a printer says of itself.
 *
 *   DLE EOT n, one byte each, 0xx1xx10       ASB, four bytes: 0xx1xx00 0xx0xxxx 0xx0xxxx 0xx0xxxx
 *     1: 08 offline, 40 feed button            1st: 08 offline, 20 cover open, 40 feed button
 *     2: 04 cover open, 20 paper out, 40 error 2nd: 08 cutter, 20 unrecoverable, 40 recovers by itself
 *     3: 04 recoverable, 08 cutter,            3rd: 03 near end, 0C paper out
 *        20 unrecoverable, 40 by itself
 *     4: 0C near end, 60 paper out
 *
 * From makers' command references and public sources, unverified on hardware.
 */
export interface PrinterCondition {
  isOffline: boolean;
  isCoverOpen: boolean;
  isPaperOut: boolean;
  isPaperNearEnd: boolean;
  error: "unrecoverable" | "cutter" | "recovers-by-itself" | "recoverable" | null;
}

export function conditionOfAnswers(n1: number, n2: number, n3: number, n4: number): PrinterCondition {
  const isError = (n2 & 0x40) !== 0 || (n3 & 0x6c) !== 0;
  return {
    isOffline: (n1 & 0x08) !== 0 && (n1 & 0x40) === 0 && (n2 & 0x08) === 0,
    isCoverOpen: (n2 & 0x04) !== 0,
    isPaperOut: (n2 & 0x20) !== 0 || (n4 & 0x60) !== 0,
    isPaperNearEnd: (n4 & 0x0c) !== 0,
    error: isError ? errorOf((n3 & 0x20) !== 0, (n3 & 0x08) !== 0, (n3 & 0x40) !== 0) : null,
  };
}

export function conditionOfReport(report: readonly [number, number, number, number]): PrinterCondition {
  const [first, second, third] = report;
  const isError = (second & 0x68) !== 0;
  return {
    isOffline: (first & 0x08) !== 0 && (first & 0x40) === 0,
    isCoverOpen: (first & 0x20) !== 0,
    isPaperOut: (third & 0x0c) !== 0,
    isPaperNearEnd: (third & 0x03) !== 0,
    error: isError ? errorOf((second & 0x20) !== 0, (second & 0x08) !== 0, (second & 0x40) !== 0) : null,
  };
}

function errorOf(isUnrecoverable: boolean, isCutter: boolean, recoversByItself: boolean) {
  if (isUnrecoverable) return "unrecoverable";
  if (isCutter) return "cutter";
  return recoversByItself ? "recovers-by-itself" : "recoverable";
}

/** What a person must see to first comes first: an open cover makes most printers say "no paper" too. */
export function statusOf(condition: PrinterCondition): DeviceStatus {
  if (condition.isCoverOpen) return { kind: "cover-open" };
  if (condition.isPaperOut) return { kind: "paper-out" };
  if (condition.error) return { kind: "faulty", fault: condition.error };
  if (condition.isOffline) return { kind: "faulty", fault: "offline" };
  return condition.isPaperNearEnd ? { kind: "paper-near-end" } : { kind: "ready" };
}

/** Why a printer in this state prints nothing; null when it does. */
export function refusalOf(status: DeviceStatus): PrintRefusal | null {
  switch (status.kind) {
    case "paper-out":
    case "cover-open":
    case "faulty":
      return status.kind;
    case "ready":
    case "paper-near-end":
      return null;
    default:
      return "not-connected";
  }
}
