/**
 * Files that are two things at once: a picture with an archive behind it, a PDF that a browser would take for a page. The hall
 * serves files as downloads with the type that it found, so neither would run there; they are refused because nobody who photographs
 * a paper makes one, and whoever saves a file from the hall must not get another than was seen.
 */

/** What begins another file; looked for where a file should be over. */
const beginnings = [
  "PK\x03\x04",
  "%PDF-",
  "Rar!\x1a",
  "7z\xbc\xaf",
  "\x7fELF",
  "<?php",
  "<html",
  "<!DOCTYPE",
  "<script",
  "<svg",
];
/** Readers of PDF take its beginning within so many bytes (ISO 32000-1, Annex H, note 13). */
const pdfMayBeginWithin = 1_024;
/** Line ends, zeros and signatures' padding after the last byte of a file that is nothing else. */
const mostPadding = 4_096;

/** `behind`: a picture's own programs put previews there, which are no other file; behind a PDF stands nothing. */
export function hidesAnother(content: Buffer, end: number, behind: "previews" | "padding"): boolean {
  const rest = content.subarray(end);
  const text = rest.toString("latin1").toLowerCase();
  if (beginnings.some((one) => text.includes(one.toLowerCase()))) return true;
  if (endsAsArchive(content)) return true;
  if (behind === "padding") return rest.length > mostPadding || /[^\s\0]/.test(text);
  return content.subarray(0, pdfMayBeginWithin).includes("%PDF-");
}

/** Where the last `%%EOF` ends; null where there is none, so that the file is cut off or no PDF. */
export function endOfPdf(content: Buffer): number | null {
  const at = content.lastIndexOf("%%EOF");
  return at < 0 ? null : at + 5;
}

/** The end of a ZIP's directory, which may stand behind anything: 22 bytes and a comment that reaches exactly the end (APPNOTE 4.3.16). */
function endsAsArchive(content: Buffer): boolean {
  const tail = content.subarray(Math.max(0, content.length - 65_557));
  for (
    let at = tail.lastIndexOf("PK\x05\x06");
    at >= 0;
    at = at === 0 ? -1 : tail.lastIndexOf("PK\x05\x06", at - 1)
  ) {
    if (at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length) return true;
  }
  return false;
}
