import { handoverWords } from "../../words/handover.ts";
import { useWords } from "../../words/words.ts";

interface Sheets {
  originals: number;
  copies: number;
}

/** 原件 1、复印件 2 */
export function useCountWords(): (sheets: Sheets) => string {
  const { say } = useWords(handoverWords);
  return ({ originals, copies }) =>
    [
      ...(originals > 0 ? [say("originals", { count: originals })] : []),
      ...(copies > 0 ? [say("copies", { count: copies })] : []),
    ].join("、") || "0";
}

/** 身份证（原件 1） */
export function useSheetWords(): (sheets: Sheets & { name: string }) => string {
  const { say } = useWords(handoverWords);
  const count = useCountWords();
  return (sheets) => say("sheets", { name: sheets.name, count: count(sheets) });
}
