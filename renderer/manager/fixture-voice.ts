/** A hall whose Chinese voice is recorded but for two words. */
import type { QueryValue } from "../../hall-server/contract/queries.ts";

type SpokenWord = QueryValue<"recordings:list">["words"][number];

const recorded = "请 A B E V 零 一 二 三 四 五 六 七 八 九 号到 号窗口";
const missing = "十 多功能厅";
const english = "ticket A zero one please-go-to counter";

const word =
  (language: "zh" | "en", isRecorded: boolean) =>
  (text: string, at: number): SpokenWord => ({
    language,
    word: text,
    recording: isRecorded
      ? { lengthMs: 280 + ((at * 37) % 200), keptAt: `2026-03-01T1${at % 10}:05:00.000+08:00` }
      : null,
  });

export const cityVoice: QueryValue<"recordings:list"> = {
  words: [
    ...missing.split(" ").map(word("zh", false)),
    ...recorded.split(" ").map(word("zh", true)),
    ...english.split(" ").map(word("en", false)),
  ],
};
