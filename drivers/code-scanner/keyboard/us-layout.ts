/**
 * Which character a key of a keyboard with the US layout types: HID Usage Tables, page 07h (keyboard), plain and with
 * Shift. Scanners type on this layout from the factory.
 */
export function characterOf(usage: number, isShifted: boolean): string | null {
  const pair = table.get(usage);
  return pair ? (pair[isShifted ? 1 : 0] ?? null) : null;
}

/** The other way round, for simulators; null for what no key types. */
export function keyOf(character: string): { usage: number; isShifted: boolean } | null {
  return keys.get(character) ?? null;
}

export const enterUsages: ReadonlySet<number> = new Set([0x28, 0x58]);
export const tabUsage = 0x2b;

const table = new Map<number, readonly [string, string]>();
const letters = "abcdefghijklmnopqrstuvwxyz";
for (const [at, letter] of [...letters].entries()) table.set(0x04 + at, [letter, letter.toUpperCase()]);
const digits: readonly [string, string][] = [
  ["1", "!"],
  ["2", "@"],
  ["3", "#"],
  ["4", "$"],
  ["5", "%"],
  ["6", "^"],
  ["7", "&"],
  ["8", "*"],
  ["9", "("],
  ["0", ")"],
];
for (const [at, pair] of digits.entries()) table.set(0x1e + at, pair);
const signs: readonly [number, string, string][] = [
  [0x2c, " ", " "],
  [0x2d, "-", "_"],
  [0x2e, "=", "+"],
  [0x2f, "[", "{"],
  [0x30, "]", "}"],
  [0x31, "\\", "|"],
  [0x33, ";", ":"],
  [0x34, "'", '"'],
  [0x35, "`", "~"],
  [0x36, ",", "<"],
  [0x37, ".", ">"],
  [0x38, "/", "?"],
];
for (const [usage, plain, shifted] of signs) table.set(usage, [plain, shifted]);

const keys = new Map<string, { usage: number; isShifted: boolean }>();
for (const [usage, [plain, shifted]] of table) {
  if (!keys.has(plain)) keys.set(plain, { usage, isShifted: false });
  if (!keys.has(shifted)) keys.set(shifted, { usage, isShifted: true });
}

/** The number block, which some scanners use for digits; not for the way back, so after the table of keys. */
for (const [at, digit] of [..."1234567890"].entries()) table.set(0x59 + at, [digit, digit]);
table.set(0x54, ["/", "/"]);
table.set(0x55, ["*", "*"]);
table.set(0x56, ["-", "-"]);
table.set(0x57, ["+", "+"]);
table.set(0x63, [".", "."]);
