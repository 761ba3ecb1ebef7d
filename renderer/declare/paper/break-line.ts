/** Chinese breaks between any two characters but before a closing sign; other scripts between words. */
const closing = /^[，。、；：！？）】」』”’,.;:!?)]/;

/** A line in pieces that are no wider than `width`; `measure` in the same unit. What is too wide by itself stays whole. */
export function breakLine(text: string, width: number, measure: (piece: string) => number): string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const unit of unitsOf(text)) {
    if (piece !== "" && measure((piece + unit).trimEnd()) > width) {
      pieces.push(piece.trimEnd());
      piece = unit.trimStart();
    } else piece += unit;
  }
  if (piece.trimEnd() !== "" || pieces.length === 0) pieces.push(piece.trimEnd());
  return pieces;
}

function unitsOf(text: string): string[] {
  const units: string[] = [];
  for (const unit of text.match(/[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+\s*|\s+/gu) ??
    []) {
    const before = units.at(-1);
    if (before !== undefined && closing.test(unit)) units[units.length - 1] = before + unit;
    else units.push(unit);
  }
  return units;
}
