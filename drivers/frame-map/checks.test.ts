import { expect, it } from "vitest";
import { checkBytes } from "./checks.ts";
import type { CheckPart } from "./profile.ts";

const part = (algorithm: CheckPart["algorithm"], more: Partial<CheckPart> = {}): CheckPart => ({
  part: "check",
  algorithm,
  from: 0,
  to: 0,
  order: "big",
  form: "uint",
  complement: "none",
  ...more,
});

/** The check behind `text`, which it does not cover itself. */
function of(text: string, check: CheckPart): string {
  const bytes = Buffer.from(text);
  const frame = Uint8Array.from([...bytes, 0, 0, 0, 0].slice(0, bytes.length + 4));
  return Buffer.from(checkBytes({ ...check, to: -4 }, frame, bytes.length)).toString("latin1");
}

const hex = (text: string) => Buffer.from(text, "latin1").toString("hex");

/** The values that catalogues of checks give for the digits 1 to 9. */
it.each([
  ["crc16-modbus", "4b37"],
  ["crc16-ccitt", "29b1"],
  ["crc16-xmodem", "31c3"],
  ["xor", "31"],
  ["sum8", "dd"],
] as const)("%s of 123456789 is %s", (algorithm, value) => {
  expect(hex(of("123456789", part(algorithm)))).toBe(value);
});

it("the lower byte first, as characters, turned round, and what makes the sum zero", () => {
  expect(hex(of("123456789", part("crc16-modbus", { order: "little" })))).toBe("374b");
  expect(of("123456789", part("crc16-modbus", { form: "ascii-hex" }))).toBe("4B37");
  expect(hex(of("123456789", part("sum8", { complement: "ones" })))).toBe("22");
  expect(hex(of("123456789", part("sum8", { complement: "twos" })))).toBe("23");
});

it("covers what it is told to, and never itself", () => {
  const frame = Uint8Array.of(1, 2, 4, 0xff, 8, 16);
  expect([...checkBytes(part("xor", { from: 1, to: -1 }), frame, 3)]).toEqual([2 ^ 4 ^ 8]);
  expect([...checkBytes(part("sum8"), frame, 3)]).toEqual([1 + 2 + 4 + 8 + 16]);
});
