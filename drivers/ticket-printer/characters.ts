import iconv from "iconv-lite";

/**
 * Which Chinese characters are trusted to a printer's own font; all others are drawn (glyphs/README.md).
 *
 *   gb2312   6,763 characters and signs of 1980: small and old printers
 *   gbk      21,000: all that are sold today as Chinese printers; the safe choice
 *   gb18030  everything that GB18030 can say, in four bytes too: only for a printer that was seen to print 㐀 and 𠮷
 */
export const printerFonts = ["gb2312", "gbk", "gb18030"] as const;
export type PrinterFont = (typeof printerFonts)[number];

export function isInFont(text: string, font: PrinterFont): boolean {
  return [...text].every((character) => hasCharacter(font, character));
}

function hasCharacter(font: PrinterFont, character: string): boolean {
  if (/^[ -~]$/.test(character)) return true;
  const code = iconv.encode(character, "gb18030");
  if (iconv.decode(code, "gb18030") !== character) return false;
  const [lead, trail] = code;
  if (lead === undefined || trail === undefined) return false;
  switch (font) {
    case "gb18030":
      return true;
    case "gbk":
      return code.length === 2 && !isLaterThanGbk(lead, trail);
    case "gb2312":
      return code.length === 2 && trail >= 0xa1 && isGb2312Row(lead) && !isLaterThanGbk(lead, trail);
    default:
      return font satisfies never;
  }
}

/**
 * Two-byte codes that GB18030 filled after GBK had left them open: private use (䶮 was one, FE9F), vertical signs, a few
 * letters. A printer's font made for GBK has nothing there.
 */
function isLaterThanGbk(lead: number, trail: number): boolean {
  if (lead === 0xfe) return trail >= 0x50;
  if (lead === 0xa2 && trail === 0xe3) return true;
  if (lead === 0xa6 && verticalSigns.has(trail)) return true;
  if (lead === 0xa8 && (trail === 0xbc || trail === 0xbf)) return true;
  if (lead === 0xa9 && trail >= 0x89 && trail <= 0x95) return true;
  const isUsersOwn =
    (lead >= 0xaa && lead <= 0xaf && trail >= 0xa1) ||
    (lead >= 0xf8 && lead <= 0xfe && trail >= 0xa1) ||
    (lead >= 0xa1 && lead <= 0xa7 && trail < 0xa1);
  return isUsersOwn;
}

const verticalSigns: ReadonlySet<number> = new Set([
  ...[0xd9, 0xda, 0xdb, 0xdc, 0xdd, 0xde, 0xdf],
  ...[0xec, 0xed, 0xf3, 0xfe],
]);

/** Rows 1 to 9 are signs, 16 to 87 Hanzi. What GBK added in the first is rarely missing and taken for granted. */
function isGb2312Row(lead: number): boolean {
  return (lead >= 0xa1 && lead <= 0xa9) || (lead >= 0xb0 && lead <= 0xf7);
}
