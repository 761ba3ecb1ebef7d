/** Who documents are from, and where people turn to with them: a part of a hall file. */
import { z } from "zod";
import { words } from "./values.ts";

export const documents = z.strictObject({
  /** 机关代字, before the word of the kind: 示审受〔2026〕12号 */
  word: words(8).default("政服"),
  /** 落款; left out = the hall's name. */
  authority: words(60).optional(),
  address: words(120).optional(),
  phone: words(40).optional(),
  openingHours: words(120).optional(),
  /** Where results are handed out; left out = the hall. */
  collectFrom: words(120).optional(),
  /** 复议机关 and 人民法院 of every refusal. */
  appealTo: words(60).default("本级人民政府"),
  court: words(60).default("有管辖权的人民法院"),
});
