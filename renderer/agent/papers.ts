import { paperCountWords } from "../words/agent.ts";

/** Papers as an agent types them: a line for each sort, 户口簿 原件1 复印件2. */
export interface TypedPaper {
  name: string;
  originals: number;
  copies: number;
}

const count = (name: string, words: readonly string[]) =>
  `(?:\\s+(?:${words.join("|")})\\s*(?<${name}>\\d{1,2}))?`;
const { originals: originalsWords, copies: copiesWords } = paperCountWords;
const line = new RegExp(
  `^(?<name>.{1,60}?)${count("originals", originalsWords)}${count("copies", copiesWords)}$`,
  "iu",
);

/** The papers, or the number of the first line that cannot be read. A name alone is one original. */
export function readPapers(text: string): TypedPaper[] | number {
  const papers: TypedPaper[] = [];
  for (const [i, raw] of text.split("\n").entries()) {
    if (raw.trim() === "") continue;
    const { name, originals, copies } = line.exec(raw.trim())?.groups ?? {};
    if (name === undefined) return i + 1;
    const isNameAlone = originals === undefined && copies === undefined;
    papers.push({
      name: name.trim(),
      originals: isNameAlone ? 1 : Number(originals ?? 0),
      copies: Number(copies ?? 0),
    });
  }
  return papers;
}

/** Cents of an amount in yuan; null for what is none. */
export function centsOf(amount: string): number | null {
  const [, yuan, cents = ""] = /^(\d{1,6})(?:[.．](\d{1,2}))?$/.exec(amount.trim()) ?? [];
  if (yuan === undefined) return null;
  const sum = Number(yuan) * 100 + Number(cents.padEnd(2, "0"));
  return sum > 0 ? sum : null;
}

export const yuanOf = (cents: number) => (cents / 100).toFixed(2).replace(/\.00$/, "");
