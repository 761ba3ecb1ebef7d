import { reportBytes } from "./report.ts";
import { enterUsages, keyOf } from "./us-layout.ts";

const leftShift = 0x02;
const allUp = new Uint8Array(reportBytes);
const [enter = 0x28] = enterUsages;

/** The reports by which a scanner types a code and Enter; null for a code with characters that no key of it types. */
export function reportsOf(text: string): Uint8Array[] | null {
  const keys = [...text].map(keyOf);
  const reports: Uint8Array[] = [];
  for (const key of keys) {
    if (!key) return null;
    reports.push(press(key.usage, key.isShifted), allUp);
  }
  return [...reports, press(enter, false), allUp];
}

function press(usage: number, isShifted: boolean): Uint8Array {
  return Uint8Array.of(isShifted ? leftShift : 0, 0, usage, 0, 0, 0, 0, 0);
}
