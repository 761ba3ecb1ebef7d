import type { Sentence } from "./announce.ts";

/** Clip by clip; null is the pause of a comma. Letters and digits one by one, other words as they stand together. */
export function clipNames(sentence: Sentence): (string | null)[] {
  const { language, parts } = sentence;
  return parts.flatMap(({ kind, said }): (string | null)[] => {
    if (kind === "letters") return [...said];
    if (kind === "number") return language === "zh" ? [...said] : said.split(/[ -]/);
    // 号，到 is one clip: its pause is recorded with it. At the start or end of a part the comma is a pause of ours.
    const words = said.replace(/^[,，]|[,，]$/g, "").replaceAll(/[,，]/g, "");
    const name = language === "zh" ? words : words.trim().toLowerCase().replaceAll(/\s+/g, "-");
    return [...(/^[,，]/.test(said) ? [null] : []), name, ...(/[,，]$/.test(said) ? [null] : [])];
  });
}
