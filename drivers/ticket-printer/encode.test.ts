import { describe, expect, it } from "vitest";
import type { PrintBlock } from "../contract/print.ts";
import type { PrinterFont } from "./characters.ts";
import { encodeJob } from "./encode.ts";
import { columnsOf, layColumns, wrap } from "./layout.ts";

const hexOf = (...blocks: PrintBlock[]) => hexOfJob("gbk", ...blocks);

function hexOfJob(font: PrinterFont, ...blocks: PrintBlock[]): string {
  const job = encodeJob({ jobId: "j", blocks }, font);
  if (!job.ok) throw new Error(job.error);
  return job.value.pieces.map((piece) => Buffer.from(piece).toString("hex")).join(" ");
}

const start = "1b401c26";
const left = "1b6100";
const marker = "1d7201";
const end = `${marker} 1d564200${marker}`;

describe("bytes of a job", () => {
  it("Chinese is GB18030 in Chinese mode", () => {
    expect(hexOf({ block: "text", text: "A001号堃镕" })).toBe(
      `${start}${left}1b45001d210041303031bac588d2e9460a1d21001b4500${end}`,
    );
  });

  it("all of GB18030, in four bytes where there must be, for a printer that is known to have it", () => {
    expect(hexOfJob("gb18030", { block: "text", text: "A001号䶮𠮷" })).toBe(
      `${start}${left}1b45001d210041303031bac5fe9f9534b2350a1d21001b4500${end}`,
    );
  });

  it("double size, bold, centred", () => {
    expect(hexOf({ block: "text", text: "A", size: 2, bold: true, align: "center" })).toBe(
      `${start}1b61011b45011d2111410a1d21001b4500${end}`,
    );
  });

  it("a QR code is the printer's own: model 2, 4 dots, correction M, content, print", () => {
    expect(hexOf({ block: "qr", text: "ab", moduleDots: 4 })).toBe(
      `${start}1b6101` +
        "1d286b04003141320 0".replace(" ", "") +
        "1d286b0300314304" +
        "1d286b0300314531" +
        "1d286b05003150306162" +
        `1d286b0300315130${end}`,
    );
  });

  it("an image is a raster of whole bytes per row", () => {
    const image = { widthDots: 10, heightDots: 2, bits: Buffer.from("ffc08040", "hex").toString("base64") };
    expect(hexOf({ block: "image", image })).toBe(`${start}1b61011d76300002000200ffc08040${end}`);
  });

  it("a rule is of hyphens, which no code page changes", () => {
    expect(hexOf({ block: "rule" })).toBe(`${start}${left}${"2d".repeat(48)}0a${end}`);
  });

  it("a wide image goes in bands, none larger than half a small printer's buffer", () => {
    const image = { widthDots: 576, heightDots: 400, bits: Buffer.alloc(72 * 400, 0x55).toString("base64") };
    const job = encodeJob({ jobId: "j", blocks: [{ block: "image", image }] });
    if (!job.ok) throw new Error(job.error);
    expect(Math.max(...job.value.pieces.map((piece) => piece.length))).toBeLessThan(2048);
    const rows = job.value.pieces.flatMap((piece) => [...piece]).filter((byte) => byte === 0x55).length;
    expect(rows).toBe(72 * 400);
  });

  it("no height of a band can be taken for a question in between", () => {
    const image = { widthDots: 8, heightDots: 1040, bits: Buffer.alloc(1040, 0x02).toString("base64") };
    expect(hexOf({ block: "image", image })).not.toContain("1004");
  });
});

describe("layout in columns of 12 dots", () => {
  it("a Chinese character takes two", () => {
    expect(columnsOf("A1号，")).toBe(6);
  });

  it.each([
    ["一二三四五", 4, ["一二", "三四", "五"]],
    ["go to counter 12", 10, ["go to", "counter 12"]],
    ["abcdefghijkl", 5, ["abcde", "fghij", "kl"]],
    ["", 10, [""]],
    ["a\nb\r\nc", 10, ["a", "b", "c"]],
  ])("%j in %i", (text, columns, lines) => {
    expect(wrap(text, columns)).toEqual(lines);
  });

  it("left and right share a line when both fit, and never lose a character when not", () => {
    expect(layColumns("左", "right")).toEqual([`左${" ".repeat(41)}right`]);
    const [long, side] = ["很长的事项名称".repeat(4), "前面等候 3 人"];
    const lines = layColumns(long, side);
    expect(lines.join("").replaceAll(" ", "")).toBe((long + side).replaceAll(" ", ""));
    expect(lines.every((line) => columnsOf(line) <= 48)).toBe(true);
  });
});
