import { characterOf, enterUsages, tabUsage } from "./us-layout.ts";

/**
 * The report of a keyboard in boot protocol (Device Class Definition for HID 1.11, appendix B.1), 8 bytes:
 *
 *   modifiers | reserved | six usages of the keys that are down, 00 where there is none
 *
 *   modifiers   bit 0 left Ctrl, 1 left Shift, 2 left Alt, 3 left GUI, 4-7 the same on the right
 *   01 in all six: more keys are down than it can say; nothing is known then
 */
export const reportBytes = 8;

const shiftBits = 0x22;
/** With Ctrl, Alt or GUI a key is a command of somebody's, not a character of a code. */
const commandBits = 0xdd;
const rolledOver = 0x01;
const lastErrorUsage = 0x03;

/** `end`: Enter or Tab, which ends a code. */
export type TypedKey = { typed: "character"; character: string } | { typed: "end" };

export interface KeyboardDecoder {
  /** What was newly pressed, in its order. Never throws. */
  push(bytes: Uint8Array): TypedKey[];
  /** The line is new: no key is down, no report begun. */
  reset(): void;
}

/**
 * A key types when it goes down, not while it stays down: no code contains what the system would make of a held key.
 * Reports may come in pieces or several at once; `hasReportId` says that each is led by one more byte.
 */
export function createKeyboardDecoder(hasReportId = false): KeyboardDecoder {
  const length = reportBytes + (hasReportId ? 1 : 0);
  const held = new Uint8Array(length);
  let count = 0;
  let down: ReadonlySet<number> = new Set();

  function read(report: Uint8Array): TypedKey[] {
    const [modifiers = 0, , ...usages] = report;
    if (usages.includes(rolledOver)) return [];
    const before = down;
    down = new Set(usages.filter((usage) => usage > lastErrorUsage));
    if ((modifiers & commandBits) !== 0) return [];
    const isShifted = (modifiers & shiftBits) !== 0;
    return [...down].flatMap((usage) => (before.has(usage) ? [] : typedBy(usage, isShifted)));
  }

  return {
    push(bytes) {
      const typed: TypedKey[] = [];
      for (const byte of bytes) {
        held[count++] = byte;
        if (count < length) continue;
        count = 0;
        typed.push(...read(held.subarray(length - reportBytes)));
      }
      return typed;
    },
    reset() {
      count = 0;
      down = new Set();
    },
  };
}

function typedBy(usage: number, isShifted: boolean): TypedKey[] {
  if (enterUsages.has(usage) || usage === tabUsage) return [{ typed: "end" }];
  const character = characterOf(usage, isShifted);
  return character === null ? [] : [{ typed: "character", character }];
}
