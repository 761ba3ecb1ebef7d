/** Numbers as people say them. Pure; whole numbers from 0 on. */

const hanzi = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
const ones = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const teens = [
  "ten",
  "eleven",
  "twelve",
  "thirteen",
  "fourteen",
  "fifteen",
  "sixteen",
  "seventeen",
  "eighteen",
  "nineteen",
];
const tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/** How a hall says the digit 1 of a ticket number: 一, or 幺 as on the telephone. */
export type DigitOne = "yi" | "yao";

/** Digit by digit, as a ticket number is read: "012" → 零一二. Anything but a digit stays as it is. */
export function hanziDigits(digits: string, one: DigitOne = "yi"): string {
  const table = one === "yao" ? hanzi.with(1, "幺") : hanzi;
  return digits.replace(/[0-9]/g, (digit) => table[Number(digit)] ?? digit);
}

/** Digit by digit, with a space between: "012" → "zero one two". */
export function englishDigits(digits: string): string {
  return [...digits].map((digit) => ones[Number(digit)] ?? digit).join(" ");
}

/** As a quantity, as a counter's number is read: 12 → 十二, 105 → 一百零五. Above 9999 digit by digit. */
export function hanziNumber(value: number): string {
  if (value > 9999) return hanziDigits(String(value));
  if (value < 10) return hanziDigits(String(value));
  let said = "";
  let isGap = false;
  for (const [size, unit] of [
    [1000, "千"],
    [100, "百"],
    [10, "十"],
    [1, ""],
  ] as const) {
    const digit = Math.floor(value / size) % 10;
    if (digit === 0) {
      isGap = said !== "";
      continue;
    }
    if (isGap) said += "零";
    isGap = false;
    said += `${hanziDigits(String(digit))}${unit}`;
  }
  return said.startsWith("一十") ? said.slice(1) : said;
}

/** As a quantity: 92 → "ninety-two", 105 → "one hundred and five". Above 999 digit by digit. */
export function englishNumber(value: number): string {
  if (value > 999) return englishDigits(String(value));
  if (value >= 100) {
    const rest = value % 100;
    const hundreds = `${ones[Math.floor(value / 100)]} hundred`;
    return rest === 0 ? hundreds : `${hundreds} and ${englishNumber(rest)}`;
  }
  if (value >= 20) {
    const unit = value % 10;
    const ten = tens[Math.floor(value / 10)] ?? "";
    return unit === 0 ? ten : `${ten}-${ones[unit]}`;
  }
  return ones[value] ?? teens[value - 10] ?? String(value);
}
