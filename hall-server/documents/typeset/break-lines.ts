import LineBreaker from "linebreak";
import type { Sign } from "./characters.ts";

export interface Line {
  signs: Sign[];
  /** For a size of one point, without spaces at its end. */
  em: number;
  /** Ends a paragraph: is not spread to the full width. */
  isLast: boolean;
}

const isSpace = (sign: Sign | undefined) => sign?.text === " ";
/** By the bidi-free part of what 避头 and 避尾 want, for pieces that are too long for a line and are cut anywhere. */
const mayNotBegin = /^[，。、；：！？）〕】〉》」』”’％‰℃,.;:!?)\]}%·—…]$/;
const mayNotEnd = /^[（〔【〈《「『“‘([{]$/;

/**
 * Greedy lines by the Unicode line breaking algorithm (UAX #14): no closing sign begins a line, no opening one ends it,
 * words and numbers stay whole. `width` for a size of one point; the first line has `firstWidth`.
 */
export function breakLines(signs: readonly Sign[], width: number, firstWidth = width): Line[] {
  return splitAt(signs, "\n").flatMap((paragraph, i) =>
    breakParagraph(paragraph, width, i === 0 ? firstWidth : width),
  );
}

function breakParagraph(signs: Sign[], width: number, firstWidth: number): Line[] {
  const lines: Line[] = [];
  let line: Sign[] = [];
  const room = () => (lines.length === 0 ? firstWidth : width);
  for (const piece of piecesOf(signs)) {
    if (line.length > 0 && emOf([...line, ...piece]) > room()) {
      lines.push(lineOf(line, false));
      line = [];
    }
    line.push(...piece);
    while (emOf(line) > room() && line.length > 1) {
      const cut = cutOf(line, room());
      lines.push(lineOf(line.slice(0, cut), false));
      line = line.slice(cut);
    }
  }
  lines.push(lineOf(line, true));
  return lines;
}

/** Pieces that the algorithm lets begin a line. */
function piecesOf(signs: readonly Sign[]): Sign[][] {
  const breaker = new LineBreaker(signs.map((sign) => sign.text).join(""));
  const ends = new Set<number>();
  for (let end = breaker.nextBreak(); end; end = breaker.nextBreak()) ends.add(end.position);
  const pieces: Sign[][] = [];
  let piece: Sign[] = [];
  let at = 0;
  for (const sign of signs) {
    piece.push(sign);
    at += sign.text.length;
    if (!ends.has(at)) continue;
    pieces.push(piece);
    piece = [];
  }
  if (piece.length > 0) pieces.push(piece);
  return pieces;
}

/** How many signs of a piece without breaks go on this line: at least one. */
function cutOf(line: readonly Sign[], room: number): number {
  let em = 0;
  let cut = line.findIndex((sign) => {
    em += sign.em;
    return em > room;
  });
  if (cut < 1) cut = 1;
  const fitting = cut;
  while (
    cut > 1 &&
    fitting - cut < 4 &&
    (mayNotBegin.test(line[cut]?.text ?? "") || mayNotEnd.test(line[cut - 1]?.text ?? ""))
  )
    cut -= 1;
  return cut;
}

function lineOf(signs: Sign[], isLast: boolean): Line {
  let end = signs.length;
  while (end > 0 && isSpace(signs[end - 1])) end -= 1;
  const kept = signs.slice(0, end);
  return { signs: kept, em: kept.reduce((sum, sign) => sum + sign.em, 0), isLast };
}

/** Spaces at the end hang over: they take no room. */
function emOf(signs: readonly Sign[]): number {
  return lineOf([...signs], false).em;
}

function splitAt(signs: readonly Sign[], text: string): Sign[][] {
  const parts: Sign[][] = [[]];
  for (const sign of signs) {
    if (sign.text === text) parts.push([]);
    else parts.at(-1)?.push(sign);
  }
  return parts;
}
