/** An application's number and its query password. */
import { type KeyObject, timingSafeEqual } from "node:crypto";
import { keyedHash } from "../people/keyed-hash.ts";

/** So many applications may begin in one day under one region. */
const mostPerDay = 99_999;

/** 行政区划6 + yyMMdd: what the numbers of a day begin with. */
export function numberPrefix(regionCode: string, day: string): string {
  return regionCode + day.slice(2).replaceAll("-", "");
}

/** The number after `last` (null = none yet); null when the day's numbers are used up. */
export function nextNumber(prefix: string, last: string | null): string | null {
  const serial = last === null ? 1 : Number(last.slice(prefix.length, prefix.length + 5)) + 1;
  if (serial > mostPerDay) return null;
  const body = prefix + String(serial).padStart(5, "0");
  return body + checkDigit(body);
}

/**
 * ISO 7064, MOD 11,10: one digit that shows every single wrong digit and nearly every pair of digits that changed places.
 */
export function checkDigit(digits: string): string {
  let product = 10;
  for (const digit of digits) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return String((11 - product) % 10);
}

export function isNumber(number: string): boolean {
  return /^\d{18}$/.test(number) && checkDigit(number.slice(0, -1)) === number.at(-1);
}

/** Eight digits, for the keys of a kiosk. Computed from the number, stored nowhere. */
export function queryPassword(key: KeyObject, number: string): string {
  const value = keyedHash(key, `query ${number}`).readUInt32BE(0) % 100_000_000;
  return String(value).padStart(8, "0");
}

/** In a time that tells nothing of how much of it was right. */
export function isQueryPassword(key: KeyObject, number: string, password: string): boolean {
  const expected = Buffer.from(queryPassword(key, number));
  const given = Buffer.from(password);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
