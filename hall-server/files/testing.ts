/** For tests: small files that are what they say, each with a note in it by which it can be found again. */
import { encode as encodePng } from "fast-png";
import jpeg from "jpeg-js";
import { PDFDocument } from "pdf-lib";

/** Grey, with a comment (COM) behind its beginning. */
export function smallJpeg(note: string, side = 40): Buffer {
  const data = Buffer.alloc(side * side * 4, 200);
  const plain = Buffer.from(jpeg.encode({ width: side, height: side, data }, 80).data);
  const text = Buffer.from(note);
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), text]);
  comment.writeUInt16BE(text.length + 2, 2);
  return Buffer.concat([plain.subarray(0, 2), comment, plain.subarray(2)]);
}

export function smallPng(note: string, side = 40): Buffer {
  const data = new Uint8Array(side * side * 3).fill(120);
  return Buffer.from(encodePng({ width: side, height: side, data, channels: 3, text: { Comment: note } }));
}

export async function smallPdf(note: string, pages = 1): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.setTitle(note);
  for (let page = 0; page < pages; page += 1) document.addPage([200, 200]);
  return Buffer.from(await document.save());
}
