/** Marked where a typed letter stands for a character. */
export function MarkedName({ text, matched }: { text: string; matched: ReadonlySet<number> }) {
  return [...text].map((character, at) => {
    const key = `${at}${character}`;
    return matched.has(at) ? <mark key={key}>{character}</mark> : <span key={key}>{character}</span>;
  });
}
