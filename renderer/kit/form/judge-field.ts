/** What is wrong with an answer: `stops` it is not sent, `warns` it is sent all the same. Pure. */
import { isDate, outOfBounds } from "../../../hall-server/contract/form-dates.ts";
import { isIdNumber } from "../../../hall-server/contract/id-number.ts";
import type { FormField } from "../../../hall-server/contract/items.ts";

export type FieldFault =
  | "empty"
  | "too-long"
  | "not-a-number"
  | "not-an-amount"
  | "not-a-date"
  | "before-today"
  | "after-today"
  | "not-a-phone"
  | "not-an-id-number"
  | "odd-credit-code";

export interface Judgement {
  fault: FieldFault;
  does: "stops" | "warns";
}

const stops = (fault: FieldFault): Judgement => ({ fault, does: "stops" });

/** `today`: the hall's local date. */
export function judgeField(
  field: FormField,
  typed: string,
  isFilledByHall: boolean,
  today: string,
): Judgement | null {
  const value = typed.trim();
  if (value === "") return field.isRequired && !isFilledByHall ? stops("empty") : null;
  if (field.maxLength !== undefined && value.length > field.maxLength) return stops("too-long");
  switch (field.type) {
    case "number":
      return /^-?\d+(\.\d+)?$/.test(value) ? null : stops("not-a-number");
    case "amount":
      return /^\d+(\.\d{1,2})?$/.test(value) ? null : stops("not-an-amount");
    case "date":
      return judgeDate(field, value, today);
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

function judgeDate(field: FormField, value: string, today: string): Judgement | null {
  if (!isDate(value)) return stops("not-a-date");
  const bound = outOfBounds(field, value, today);
  return bound === null ? null : stops(bound);
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
