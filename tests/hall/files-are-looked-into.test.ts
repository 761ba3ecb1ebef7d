import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { PDFDocument, PDFName, PDFString } from "pdf-lib";
import { beforeAll, expect, test, vi } from "vitest";
import { examine } from "../../hall-server/files/content/examine.ts";
import { smallJpeg, smallPdf, smallPng } from "../../hall-server/files/testing.ts";
import { extent } from "../promises/extent.ts";

const jpeg = smallJpeg("a page");
const png = smallPng("a page");
const pdf = await smallPdf("a document", 3);

// pdf-lib says on the console what it cannot read; the hall's thread has none.
beforeAll(() => void vi.spyOn(console, "warn").mockImplementation(() => {}));

async function changedPdf(change: (document: PDFDocument) => void): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage([200, 200]);
  change(document);
  return Buffer.from(await document.save());
}

test("pictures and documents are what they are, with their sheets counted", async () => {
  expect(await examine(jpeg, "image/jpeg")).toEqual({ type: "image/jpeg", pages: 1 });
  expect(await examine(png, "image/png")).toEqual({ type: "image/png", pages: 1 });
  expect(await examine(pdf, "application/pdf")).toEqual({ type: "application/pdf", pages: 3 });
});

test("neither a name nor a claim makes a file what it is not", async () => {
  expect(await examine(png, "image/jpeg")).toBe("type-differs");
  expect(await examine(Buffer.from("GIF89a and more"), "image/jpeg")).toBe("unknown-type");
  expect(await examine(Buffer.from("<html><script>"), "application/pdf")).toBe("unknown-type");
  expect(await examine(Buffer.alloc(0), "image/png")).toBe("unknown-type");
  // Readers take a PDF that begins with rubbish; then it is also what the rubbish is.
  expect(await examine(Buffer.concat([Buffer.from("GIF89a"), pdf]), "application/pdf")).toBe("unknown-type");
});

test("what is cut off anywhere, or damaged in its frame, is not taken", async () => {
  const half = (content: Buffer) => content.subarray(0, Math.floor(content.length / 2));
  expect(await examine(half(jpeg), "image/jpeg")).toBe("damaged");
  expect(await examine(half(png), "image/png")).toBe("damaged");
  expect(await examine(half(pdf), "application/pdf")).toBe("damaged");
  const flipped = Buffer.from(png);
  flipped[20] = (flipped[20] ?? 0) ^ 1;
  expect(await examine(flipped, "image/png")).toBe("damaged");
});

test("two files in one are none: an archive, a page, a program or a document behind a picture or a PDF", async () => {
  const behind = (text: string) => Buffer.from(text, "latin1");
  const zipEnd = Buffer.concat([behind("PK\x05\x06"), Buffer.alloc(18)]);
  for (const more of [
    behind("PK\x03\x04 an archive"),
    behind("<script>alert(1)</script>"),
    behind("\x7fELF"),
  ]) {
    expect(await examine(Buffer.concat([jpeg, more]), "image/jpeg")).toBe("more-than-one-file");
    expect(await examine(Buffer.concat([png, more]), "image/png")).toBe("more-than-one-file");
    expect(await examine(Buffer.concat([pdf, more]), "application/pdf")).toBe("more-than-one-file");
  }
  expect(await examine(Buffer.concat([jpeg, zipEnd]), "image/jpeg")).toBe("more-than-one-file");
  expect(await examine(Buffer.concat([jpeg, pdf]), "image/jpeg")).toBe("more-than-one-file");
  expect(await examine(smallJpeg("%PDF-1.7 in a comment"), "image/jpeg")).toBe("more-than-one-file");
  // An archive's directory before the last %%EOF, whose comment is what a reader of PDF takes for the end.
  const remark = behind("\n%%EOF\n");
  const directory = Buffer.concat([zipEnd, remark]);
  directory.writeUInt16LE(remark.length, 20);
  const archive = Buffer.concat([pdf, behind("\nPK\x03\x04 a program\n"), directory]);
  expect(await examine(archive, "application/pdf")).toBe("more-than-one-file");
});

test("what phones put behind their pictures, and line ends behind a document, is no second file", async () => {
  const preview = Buffer.concat([jpeg, smallJpeg("a preview")]);
  expect(await examine(preview, "image/jpeg")).toMatchObject({ type: "image/jpeg" });
  expect(await examine(Buffer.concat([pdf, Buffer.from("\r\n\0\0")]), "application/pdf")).toMatchObject({
    pages: 3,
  });
});

test("a picture that would unpack to more than 50 megapixels is refused by its head alone", async () => {
  const vast = Buffer.from(jpeg);
  const frame = vast.indexOf(Buffer.from([0xff, 0xc0]));
  vast.writeUInt16BE(60_000, frame + 5);
  vast.writeUInt16BE(60_000, frame + 7);
  expect(await examine(vast, "image/jpeg")).toBe("too-many-pixels");
});

test("a document of a few kilobytes that would unpack to hundreds of megabytes is not unpacked", async () => {
  const packed = deflateSync(Buffer.alloc(100 * 1024 * 1024, 0x20));
  const bomb = Buffer.concat([
    Buffer.from(
      "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n" +
        `4 0 obj<</Type/Obj#53tm/N 1/First 10/Filter/FlateDecode/Length ${packed.length}>>stream\n`,
    ),
    packed,
    Buffer.from("\nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF"),
  ]);
  expect(await examine(bomb, "application/pdf")).toBe("damaged");
});

test("a document that runs something, or wants a password, says so", async () => {
  const script = await changedPdf((document) => document.addJavaScript("go", "app.alert(1)"));
  const launch = await changedPdf((document) => {
    const action = document.context.obj({ Type: "Action", S: "Launch", F: PDFString.of("calc.exe") });
    document.catalog.set(PDFName.of("OpenAction"), document.context.register(action));
  });
  const form = await changedPdf((document) => {
    document.catalog.set(PDFName.of("AcroForm"), document.context.obj({ XFA: PDFString.of("<xdp/>") }));
  });
  for (const one of [script, launch, form])
    expect(await examine(one, "application/pdf")).toBe("active-content");
  const link = await changedPdf((document) => {
    const action = document.context.obj({ S: "URI", URI: PDFString.of("https://example.invalid") });
    document.catalog.set(PDFName.of("OpenAction"), action);
  });
  expect(await examine(link, "application/pdf")).toMatchObject({ pages: 1 });
  // As a program would write it that locks documents; nobody can read on from here.
  const locked = Buffer.from(
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n" +
      "3 0 obj<</Filter/Standard/V 1/R 2/O(a)/U(b)/P -4>>endobj\ntrailer<</Root 1 0 R/Encrypt 3 0 R/ID[(a)(a)]/Size 4>>\n%%EOF",
  );
  expect(await examine(locked, "application/pdf")).toBe("encrypted");
  const many = await smallPdf("many", 301);
  expect(await examine(many, "application/pdf")).toBe("too-many-pages");
});

test("whatever somebody makes up, it is answered and nothing is thrown", async () => {
  const starts = [jpeg.subarray(0, 30), png.subarray(0, 33), Buffer.from("%PDF-1.7\n1 0 obj<<")];
  const types = ["image/jpeg", "image/png", "application/pdf"];
  await fc.assert(
    fc.asyncProperty(
      fc.nat(2),
      fc.uint8Array({ maxLength: 400 }),
      fc.boolean(),
      async (kind, rest, isPacked) => {
        const start = starts[kind] ?? Buffer.alloc(0);
        const content = Buffer.concat([start, isPacked ? deflateSync(rest) : rest, Buffer.from("%%EOF")]);
        const answer = await examine(content, types[kind] ?? "");
        expect(typeof answer === "string" || answer.pages > 0).toBe(true);
      },
    ),
    { numRuns: extent(150, 5_000) },
  );
});
