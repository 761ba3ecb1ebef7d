/**
 * What a scan or an upload may be, told from its first bytes and never from its name or from what its sender says. Three kinds, and no
 * library: what the libraries add is hundreds of kinds that the hall refuses anyway, and what matters here (where a file ends, what else
 * stands in it) they do not look at.
 */
export const fileTypes = ["image/jpeg", "image/png", "application/pdf"] as const;
export type FileType = (typeof fileTypes)[number];

const begins: Record<FileType, readonly number[]> = {
  // ISO/IEC 10918-1 B.1.1.3: SOI, then a marker
  "image/jpeg": [0xff, 0xd8, 0xff],
  // PNG (Third Edition) 5.2
  "image/png": [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  // ISO 32000-2 7.5.2; readers also take it after some rubbish, the hall does not
  "application/pdf": [0x25, 0x50, 0x44, 0x46, 0x2d],
};

/** The type that the content has; null for one that the hall does not take. */
export function typeOf(content: Uint8Array): FileType | null {
  return fileTypes.find((type) => begins[type].every((byte, i) => content[i] === byte)) ?? null;
}

/** Why a file is not taken. Each has its words in the pages. */
export type ContentFault =
  | "unknown-type"
  | "type-differs"
  | "too-large"
  /** Its parts do not fit together. */
  | "damaged"
  | "too-many-pixels"
  | "too-many-pages"
  /** A PDF that wants a password; nobody here could read it. */
  | "encrypted"
  /** A PDF that would run something at whoever opens it. */
  | "active-content"
  /** Another kind of file stands in it or behind it. */
  | "more-than-one-file";

/** 50 megapixels: an A3 sheet at 600 dots an inch, and 200 MB while it is drawn. */
export const mostPixels = 50_000_000;
export const mostPdfPages = 300;

export interface Examined {
  type: FileType;
  /** Sheets of a PDF; 1 for a picture. */
  pages: number;
}
