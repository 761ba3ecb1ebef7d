/** What is wrong with an answer: `stops` it is not sent, `warns` it is sent all the same. Pure. */
import { isIdNumber } from "../../../hall-server/contract/id-number.ts";
import type { FormField } from "../../../hall-server/contract/items.ts";

export type FieldFault =
  | "empty"
  | "too-long"
  | "not-a-number"
  | "not-an-amount"
  | "not-a-date"
  | "not-a-phone"
  | "not-an-id-number"
  | "odd-credit-code";

export interface Judgement {
  fault: FieldFault;
  does: "stops" | "warns";
}

const stops = (fault: FieldFault): Judgement => ({ fault, does: "stops" });

export function judgeField(field: FormField, typed: string, isFilledByHall: boolean): Judgement | null {
  const value = typed.trim();
  if (value === "") return field.isRequired && !isFilledByHall ? stops("empty") : null;
  if (field.maxLength !== undefined && value.length > field.maxLength) return stops("too-long");
  switch (field.type) {
    case "number":
      return /^-?\d+(\.\d+)?$/.test(value) ? null : stops("not-a-number");
    case "amount":
      return /^\d+(\.\d{1,2})?$/.test(value) ? null : stops("not-an-amount");
    case "date":
      return isDate(value) ? null : stops("not-a-date");
    case "phone":
      return judgePhone(value);
    case "idNumber":
      return judgeIdNumber(value);
    case "creditCode":
      return judgeCreditCode(value);
    case "text":
    case "longText":
    case "choice":
    case "yesNo":
      return null;
    default:
      return field.type satisfies never;
  }
}

export function judgePhone(value: string): Judgement | null {
  return /^\+?[0-9-]{5,20}$/.test(value) ? null : stops("not-a-phone");
}

export function judgeIdNumber(value: string): Judgement | null {
  return isIdNumber(value.toUpperCase()) ? null : stops("not-an-id-number");
}

/** Some old codes do not keep the rule of their check character: the clerk is warned and decides. */
export function judgeCreditCode(value: string): Judgement | null {
  return isCreditCode(value.toUpperCase()) ? null : { fault: "odd-credit-code", does: "warns" };
}

const creditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** 统一社会信用代码, GB 32100: 18 characters, the last one is (31 − weighted sum mod 31) mod 31. */
export function isCreditCode(value: string): boolean {
  if (value.length !== 18) return false;
  const figures = [...value].map((character) => creditAlphabet.indexOf(character));
  if (figures.includes(-1)) return false;
  const sum = creditWeights.reduce((total, weight, at) => total + weight * (figures[at] ?? 0), 0);
  return (31 - (sum % 31)) % 31 === figures[17];
}

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** `20260319` and `2026.3.19` are typed faster than a date with dashes; 2026年3月19日 is pasted. */
export function readDate(typed: string): string {
  const plain = /^(\d{4})(\d{2})(\d{2})$/.exec(typed.trim());
  const parted = /^(\d{4})[-./\u5e74](\d{1,2})[-./\u6708](\d{1,2})\u65e5?$/.exec(typed.trim());
  const [, year, month, day] = plain ?? parted ?? [];
  if (!year || !month || !day) return typed;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
