import { PDFDocument, rgb, StandardFonts } from "pdf-lib";

/** PDF counts in points of 1/72 inch. */
export const pointsPerMm = 72 / 25.4;
const a4 = { width: 210, height: 297 };

/** A card as ISO/IEC 7810 ID-1 has it, such as an ID card; in millimetres. */
const card = { width: 85.6, height: 54 };

/**
 * A page to hold a ruler and an ID card against: a line of 100 mm and two frames of a card's size. Printed in true size, both
 * fit. `pages` numbered from 1, so that a missing one is seen.
 */
export async function testPage(pages = 1): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const mm = (value: number) => value * pointsPerMm;
  for (let number = 1; number <= pages; number += 1) {
    const page = pdf.addPage([mm(a4.width), mm(a4.height)]);
    const write = (text: string, y: number) => page.drawText(text, { x: mm(20), y: mm(y), size: 12, font });
    write(`Yichuang test page ${number} / ${pages}`, 270);
    write("This line is 100 mm long.", 258);
    page.drawLine({ start: { x: mm(20), y: mm(255) }, end: { x: mm(120), y: mm(255) }, thickness: 0.5 });
    write("An ID card fits these frames (85.6 mm x 54 mm).", 240);
    for (const bottom of [175, 105]) {
      page.drawRectangle({
        x: mm((a4.width - card.width) / 2),
        y: mm(bottom),
        width: mm(card.width),
        height: mm(card.height),
        borderColor: rgb(0, 0, 0),
        borderWidth: 0.5,
      });
    }
  }
  return pdf.save();
}
