/** Chinese without a system's input method: a syllable gives its characters, the likeliest in a service hall first. */
import table from "./syllables.txt?raw";
/** Of addresses, banks and families. */
import usual from "./usual.txt?raw";

/** Syllable → characters of GB 2312, 6,763 of them: what a person writes in an address or a bank's name. */
const syllables: ReadonlyMap<string, readonly string[]> = new Map(
  table
    .trim()
    .split("\n")
    .map((line) => {
      const [syllable = "", characters = ""] = line.split(" ");
      return [syllable, [...characters]];
    }),
);

/** How often each character stands in these texts: the hall's own catalogue knows what is written here. */
export function weigh(texts: Iterable<string>): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const character of usual.trim()) weights.set(character, 20);
  for (const text of texts)
    for (const character of text) weights.set(character, (weights.get(character) ?? 0) + 1);
  return weights;
}

/** What `typed` may mean: its own characters, then those of longer syllables that begin so. */
export function candidatesFor(typed: string, weights: ReadonlyMap<string, number>): string[] {
  const letters = typed.toLowerCase().replaceAll("ü", "v");
  if (letters === "") return [];
  const heaviest = (characters: readonly string[]) =>
    characters.toSorted((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0));
  const longer = [...syllables].flatMap(([syllable, characters]) =>
    syllable !== letters && syllable.startsWith(letters) ? characters : [],
  );
  return [...new Set([...heaviest(syllables.get(letters) ?? []), ...heaviest(longer)])];
}

/** Whether another letter may follow: `zhu` may become `zhuang`, `zhuang` nothing longer. */
export function isBeginning(typed: string): boolean {
  const letters = typed.toLowerCase();
  return [...syllables.keys()].some((syllable) => syllable.startsWith(letters));
}
