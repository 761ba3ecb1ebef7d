import { describe, expect, it } from "vitest";
import type { PrintJob } from "../../drivers/contract/print.ts";
import { linesOf, qrCodesOf } from "../../drivers/ticket-printer/simulator/ticket.ts";
import { plugPrinter, printerAt, type Wire, watchDevices } from "./support.ts";

const logo = {
  widthDots: 20,
  heightDots: 300,
  bits: Buffer.from(Uint8Array.from({ length: 900 }, (_, at) => (at * 7) & 0xff)).toString("base64"),
};
const ticket: PrintJob = {
  jobId: "job-1",
  blocks: [
    { block: "image", image: logo },
    { block: "text", text: "一窗政务大厅", align: "center", bold: true },
    { block: "text", text: "A001", size: 3, align: "center" },
    { block: "columns", left: "不动产登记", right: "前面等候 3 人" },
    { block: "rule" },
    { block: "text", text: "䶮先生、𠮷女士：请留意叫号" },
    { block: "qr", text: "http://127.0.0.1:8100/t/测试?x=1", moduleDots: 4 },
    { block: "feed", lines: 2 },
  ],
};

describe.each<Wire>(["pty", "tcp"])("over %s", (wire) => {
  it("what comes out on paper is what the job says", async () => {
    const { line, simulator } = await plugPrinter(wire);
    const { host, nextStatus } = watchDevices(printerAt(line));
    await nextStatus("ready");
    expect(await host.print("printer", ticket)).toEqual({ outcome: "printed" });

    const [printed] = simulator.tickets;
    if (!printed) throw new Error("no ticket");
    expect(printed.isCut).toBe(true);
    expect(linesOf(printed)).toEqual([
      "一窗政务大厅",
      "A001",
      `不动产登记${" ".repeat(48 - 10 - 13)}前面等候 3 人`,
      "-".repeat(48),
      "䶮先生、𠮷女士：请留意叫号",
    ]);
    expect(qrCodesOf(printed)).toEqual(["http://127.0.0.1:8100/t/测试?x=1"]);
    expect(printed.items[0]).toMatchObject({
      item: "image",
      widthDots: 24,
      heightDots: 300,
      bits: logo.bits,
    });
    expect(printed.items[2]).toMatchObject({ text: "A001", size: 3, align: "center" });
    expect(simulator.unknownCommands).toEqual([]);
    expect(simulator.lostBytes).toBe(0);
  });
});

it("a job is printed once, whoever asks again", async () => {
  const { line, simulator } = await plugPrinter("pty");
  const { host, nextStatus } = watchDevices(printerAt(line));
  await nextStatus("ready");
  const [first, meanwhile] = await Promise.all([
    host.print("printer", ticket),
    host.print("printer", { ...ticket, jobId: "job-2" }),
  ]);
  expect(first).toEqual({ outcome: "printed" });
  expect(meanwhile).toEqual({ outcome: "not-printed", reason: "busy" });
  expect(await host.print("printer", ticket)).toEqual({ outcome: "not-printed", reason: "already-printed" });
  expect(await host.print("printer", { ...ticket, jobId: "job-2" })).toEqual({ outcome: "printed" });
  expect(simulator.tickets).toHaveLength(2);
});

it.each([
  ["no blocks", { jobId: "bad", blocks: [] }],
  [
    "an image of another size than it says",
    { jobId: "bad", blocks: [{ block: "image", image: { ...logo, heightDots: 299 } }] },
  ],
  [
    "an image wider than the paper",
    { jobId: "bad", blocks: [{ block: "image", image: { ...logo, widthDots: 577 } }] },
  ],
  ["a block that does not exist", { jobId: "bad", blocks: [{ block: "drawer" }] }],
])("%s is a bad job, and nothing is sent", async (_what, job) => {
  const { line, simulator } = await plugPrinter("tcp");
  const { host, nextStatus } = watchDevices(printerAt(line));
  await nextStatus("ready");
  expect(await host.print("printer", job as PrintJob)).toEqual({
    outcome: "not-printed",
    reason: "bad-input",
  });
  expect(simulator.tickets).toEqual([]);
});

it("commands hidden in a text are printed as spaces, not carried out", async () => {
  const { line, simulator } = await plugPrinter("pty");
  const { host, nextStatus } = watchDevices(printerAt(line));
  await nextStatus("ready");
  const text = "A\x1bp\x00\x19\xfaB\x10\x04\x01C";
  await host.print("printer", { jobId: "hostile", blocks: [{ block: "text", text }] });
  const [printed] = simulator.tickets;
  expect(printed && linesOf(printed)).toEqual(["A p  úB   C"]);
  expect(simulator.unknownCommands).toEqual([]);
});

it("an image with a real-time command in its dots comes out whole, with one dot changed", async () => {
  const { line, simulator } = await plugPrinter("pty");
  const { host, nextStatus } = watchDevices(printerAt(line));
  await nextStatus("ready");
  const bits = Buffer.from([0x10, 0x04, 0x01, 0x10, 0x14, 0x08]).toString("base64");
  const image = { widthDots: 48, heightDots: 1, bits };
  expect(await host.print("printer", { jobId: "i", blocks: [{ block: "image", image }] })).toEqual({
    outcome: "printed",
  });
  expect(simulator.tickets[0]?.items[0]).toMatchObject({
    bits: Buffer.from([0x18, 0x04, 0x01, 0x18, 0x14, 0x08]).toString("base64"),
  });
});

it("a printer with a small buffer is not overrun", async () => {
  const { line, simulator } = await plugPrinter("pty", { bufferBytes: 4096, dotsPerSecond: 9600 });
  const { host, nextStatus } = watchDevices(printerAt(line));
  await nextStatus("ready");
  const blocks = Array.from({ length: 150 }, (_, at) => ({
    block: "text" as const,
    text: `第${at}行 ${"行".repeat(18)}`,
  }));
  expect(await host.print("printer", { jobId: "long", blocks })).toEqual({ outcome: "printed" });
  expect(simulator.lostBytes).toBe(0);
  expect(simulator.tickets[0]?.items).toHaveLength(150);
});
