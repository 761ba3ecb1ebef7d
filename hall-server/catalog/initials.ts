import { pinyin } from "pinyin-pro";

/**
 * Lower-case pinyin initials, one character for each of the name's: 社会保障卡 → shbzk. Punctuation, letters and digits
 * stand for themselves, so that a page can mark the characters that a search has matched.
 */
export function initialsOf(name: string): string {
  return pinyin(name, { pattern: "first", toneType: "none", type: "array" }).join("").toLowerCase();
}
