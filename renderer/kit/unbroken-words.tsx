/** Chinese text whose lines break between words: 到实体大厅, never 到实 / 体大厅. */
export function UnbrokenWords({ text }: { text: string }) {
  let at = 0;
  return (
    <>
      {wordsOf(text).map((word) => {
        const key = at;
        at += word.length;
        return word.trim() === "" ? (
          word
        ) : (
          <span key={key} className="unbroken">
            {word}
          </span>
        );
      })}
    </>
  );
}

function wordsOf(text: string): string[] {
  // Absent from the oldest WebViews: there, lines break anywhere.
  if (!("Segmenter" in Intl)) return [text];
  return [...new Intl.Segmenter("zh", { granularity: "word" }).segment(text)].map(({ segment }) => segment);
}
