/** Identity numbers that people bring: rules, not looks. Source: GB 11643 (weights, check characters). */

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = "10X98765432";

/** True for an 18-character resident number whose check character is right. */
export function isResidentNumber(value: string): boolean {
  if (!/^\d{17}[\dX]$/.test(value)) return false;
  let sum = 0;
  weights.forEach((weight, i) => {
    sum += weight * (value.charCodeAt(i) - 48);
  });
  return checkCharacters[sum % 11] === value[17];
}

/** A resident number, or a passport, pass or permanent-residence number (5–18 capital letters and digits). */
export function isIdNumber(value: string): boolean {
  if (/^\d{17}[\dX]$/.test(value)) return isResidentNumber(value);
  return /^[A-Z0-9]{5,18}$/.test(value);
}

/** Birth date as YYYY-MM-DD, or null where the number does not carry one. */
export function birthOf(idNumber: string): string | null {
  if (!isResidentNumber(idNumber)) return null;
  return `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
}

/** 17th digit odd = male; null where the number does not tell. */
export function sexOf(idNumber: string): "male" | "female" | null {
  if (!isResidentNumber(idNumber)) return null;
  return Number(idNumber[16]) % 2 === 1 ? "male" : "female";
}
