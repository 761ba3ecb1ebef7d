import { create, type Font } from "fontkit";
import PDFDocument from "pdfkit";
import type { Measure, Sign } from "./characters.ts";
import { type Face, fontFile, unknownSign } from "./fonts.ts";
import { a4 } from "./unit.ts";

/** What is drawn with; heights are measured down from the top of the page, in points. */
export interface Pen extends Measure {
  readonly pdf: PDFKit.PDFDocument;
  /** Signs on one baseline. `apart` is added after each, in points. */
  write(signs: readonly Sign[], x: number, baseline: number, size: number, apart?: number): void;
}

const parsed = new Map<Face, Font>();

function fontOf(face: Face): Font {
  const known = parsed.get(face);
  if (known) return known;
  const font = create(fontFile(face));
  if (!("hasGlyphForCodePoint" in font)) throw new Error(`${face} is a collection of fonts`);
  parsed.set(face, font);
  return font;
}

const widths = new Map<string, number>();

function emOf(text: string, face: Face): number {
  const key = face + text;
  const known = widths.get(key);
  if (known !== undefined) return known;
  const font = fontOf(face);
  const em = font.glyphForCodePoint(text.codePointAt(0) ?? 0).advanceWidth / font.unitsPerEm;
  if (widths.size > 20_000) widths.clear();
  widths.set(key, em);
  return em;
}

const firstRare = 0x20000;
/** In HanaMinB or nowhere; whoever writes nothing rare never loads it. */
const mayBeRare = (sign: string) => (sign.codePointAt(0) ?? 0) >= firstRare;

function faceOf(sign: string, isBold: boolean): { face: Face; text: string } {
  const usual = isBold ? "bold" : "regular";
  const codePoint = sign.codePointAt(0) ?? 0;
  if (fontOf(usual).hasGlyphForCodePoint(codePoint)) return { face: usual, text: sign };
  if (mayBeRare(sign) && fontOf("rare").hasGlyphForCodePoint(codePoint)) return { face: "rare", text: sign };
  return { face: usual, text: unknownSign };
}

export interface PenInfo {
  title: string;
  author: string;
  subject: string;
  /** Written into the file instead of the moment of drawing: the same values give the same bytes. */
  madeAt: Date;
}

export function createPen(info: PenInfo): Pen {
  const pdf = new PDFDocument({
    size: [a4.width, a4.height],
    margin: 0,
    bufferPages: true,
    autoFirstPage: false,
    pdfVersion: "1.7",
    lang: "zh-CN",
    displayTitle: true,
    info: {
      Title: info.title,
      Author: info.author,
      Subject: info.subject,
      Creator: "Yichuang",
      Producer: "Yichuang",
      CreationDate: info.madeAt,
      ModDate: info.madeAt,
    },
  });
  const registered = new Set<Face>();
  const use = (face: Face) => {
    if (!registered.has(face)) pdf.registerFont(face, fontFile(face));
    registered.add(face);
    pdf.font(face);
  };
  return {
    pdf,
    faceOf,
    em: emOf,
    write(signs, x, baseline, size, apart = 0) {
      let at = x;
      for (const stretch of stretchesOf(signs)) {
        const [first] = stretch;
        if (!first) continue;
        use(first.face);
        pdf.fontSize(size);
        // There is one weight of the rare face: a thin outline makes it as dark as bold is.
        const isFattened = first.face === "rare" && first.isBold;
        if (isFattened) pdf.lineWidth(size / 36);
        pdf.text(stretch.map((sign) => sign.text).join(""), at, baseline, {
          lineBreak: false,
          baseline: "alphabetic",
          characterSpacing: apart,
          features: [],
          ...(isFattened ? { stroke: true, fill: true } : {}),
        });
        at += stretch.reduce((sum, sign) => sum + sign.em * size + apart, 0);
      }
    },
  };
}

/** Neighbours of the same face and weight are written in one go. */
function stretchesOf(signs: readonly Sign[]): Sign[][] {
  const stretches: Sign[][] = [];
  for (const sign of signs) {
    const last = stretches.at(-1);
    if (last?.[0]?.face === sign.face && last[0].isBold === sign.isBold) last.push(sign);
    else stretches.push([sign]);
  }
  return stretches;
}
