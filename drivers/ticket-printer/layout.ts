import { paper } from "./types.ts";

/** In Chinese mode a printer gives every character beyond ASCII the place of two. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += (character.codePointAt(0) ?? 0) < 0x80 ? 1 : 2;
  return columns;
}

/** Breaks between words where there are some, else between any two characters; printers break in the middle of words. */
export function wrap(text: string, columns: number): string[] {
  return clean(text).flatMap((line) => wrapLine(line, columns));
}

/** What a person gets to read in a line each; anything that is neither printable nor a line's end becomes a space. */
function clean(text: string): string[] {
  return text.split(/\r\n|\r|\n/).map((line) => line.replaceAll(/\p{Cc}/gu, " "));
}

function wrapLine(text: string, columns: number): string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of text.match(/[!-~]+|./gu) ?? []) {
    for (const part of columnsOf(word) > columns ? word : [word]) {
      if (columnsOf(current + part) > columns) {
        lines.push(current.trimEnd());
        current = part === " " ? "" : part;
      } else current += part;
    }
  }
  lines.push(current);
  return lines;
}

/** Left and right in one line where both fit with a space between, else one below the other. */
export function layColumns(left: string, right: string): string[] {
  const [start, end] = [clean(left).join(" "), clean(right).join(" ")];
  const gap = paper.columns - columnsOf(start) - columnsOf(end);
  if (gap >= 1) return [start + " ".repeat(gap) + end];
  const below = wrap(end, paper.columns).map((line) => " ".repeat(paper.columns - columnsOf(line)) + line);
  return [...wrap(start, paper.columns), ...below];
}
