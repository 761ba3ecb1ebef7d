import { endOfPdf, hidesAnother } from "./hidden.ts";
import { readJpeg } from "./jpeg.ts";
import { type ContentFault, type Examined, mostPixels, typeOf } from "./kinds.ts";
import { readPng } from "./png.ts";

/** What a file is by its content, or why the hall does not take it. `claimedType` is what its sender says it is. */
export async function examine(content: Buffer, claimedType: string): Promise<Examined | ContentFault> {
  const type = typeOf(content);
  if (type === null) return "unknown-type";
  if (type !== claimedType) return "type-differs";
  switch (type) {
    case "image/jpeg":
      return examinePicture(type, content, readJpeg(content));
    case "image/png":
      return examinePicture(type, content, readPng(content));
    case "application/pdf": {
      const end = endOfPdf(content);
      if (end === null) return "damaged";
      if (hidesAnother(content, end, "padding")) return "more-than-one-file";
      // Most files are pictures: a thread that begins with one does not wait for a library that reads PDF.
      const { readPdf } = await import("./pdf.ts");
      const read = await readPdf(content);
      return typeof read === "string" ? read : { type, ...read };
    }
    default:
      return type satisfies never;
  }
}

function examinePicture(
  type: "image/jpeg" | "image/png",
  content: Buffer,
  frame: { width: number; height: number; end: number } | null,
): Examined | ContentFault {
  if (frame === null) return "damaged";
  if (frame.width * frame.height > mostPixels) return "too-many-pixels";
  if (hidesAnother(content, frame.end, "previews")) return "more-than-one-file";
  return { type, pages: 1 };
}
