import { describe, expect, it } from "vitest";
import type { PrintJob } from "../../drivers/contract/print.ts";
import { delay } from "../../drivers/wait.ts";
import { plugPrinter, printerAt, type Wire, watchDevices } from "./support.ts";

const job = (jobId: string): PrintJob => ({
  jobId,
  blocks: Array.from({ length: 30 }, (_, at) => ({ block: "text", text: `第${at + 1}行` })),
});

describe.each<Wire>(["pty", "tcp"])("over %s", (wire) => {
  it("cable out while it prints: nobody knows, and the job is not printed twice", async () => {
    const { line, simulator } = await plugPrinter(wire, { dotsPerSecond: 1200 });
    const { host, nextStatus } = watchDevices(printerAt(line));
    await nextStatus("ready");
    const outcome = host.print("printer", job("a"));
    while (simulator.tickets.length === 0) await delay(5);
    await line.unplug();
    expect(await outcome).toEqual({ outcome: "unknown", reason: "line-lost" });
    expect(await nextStatus("lost")).toEqual({ kind: "lost", cause: "unplugged" });
    expect(await host.print("printer", job("b"))).toEqual({
      outcome: "not-printed",
      reason: "not-connected",
    });

    await line.plugIn();
    await nextStatus("ready", 5000);
    expect(await host.print("printer", job("a"))).toEqual({
      outcome: "not-printed",
      reason: "already-printed",
    });
    expect(await host.print("printer", job("b"))).toEqual({ outcome: "printed" });
    const last = simulator.tickets.at(-1);
    expect(last?.isCut).toBe(true);
    expect(last?.items.map((item) => item.item === "text" && item.text)).toEqual(
      job("b").blocks.map((block) => block.block === "text" && block.text),
    );
  });
});

it("cable out while nothing happens: lost within 4 s, back within 5 s", async () => {
  const { line } = await plugPrinter("tcp");
  const { nextStatus } = watchDevices(printerAt(line));
  await nextStatus("ready");
  await line.unplug();
  await nextStatus("lost", 4000);
  await delay(1500);
  await line.plugIn();
  await nextStatus("ready", 5000);
});

it("silent while it prints: unknown, and lost within 4 s", async () => {
  const { line, simulator } = await plugPrinter("pty", { dotsPerSecond: 1200 });
  const { host, nextStatus } = watchDevices(printerAt(line));
  await nextStatus("ready");
  const outcome = host.print("printer", job("a"));
  while (simulator.tickets.length === 0) await delay(5);
  simulator.behave({ behaviour: "silent" });
  expect(await nextStatus("lost", 4000)).toEqual({ kind: "lost", cause: "silent" });
  expect(await outcome).toEqual({ outcome: "unknown", reason: "no-answer" });
});

it.each(["silent", "garbage"] as const)(
  "%s while idle: lost within 4 s, and back by itself",
  async (behaviour) => {
    const { line, simulator } = await plugPrinter("pty");
    const { nextStatus } = watchDevices(printerAt(line));
    await nextStatus("ready");
    simulator.behave({ behaviour });
    await nextStatus("lost", 4000);
    simulator.behave({ behaviour: "normal" });
    await nextStatus("ready");
  },
);
