import { expect, it } from "vitest";
import { defaultHostSettings } from "../../drivers/host/settings.ts";
import { delay } from "../../drivers/wait.ts";
import { childrenOf } from "./processes.ts";
import { plugPrinter, printerAt, watchDevices } from "./support.ts";

/** As a machine does that sleeps, or a host that is stopped for a while. */
function holdUp(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

const settings = {
  ...defaultHostSettings,
  process: { ...defaultHostSettings.process, silentMs: 1500 },
};

it("a host that could not listen for a while takes no line's process for dead", async () => {
  const { line } = await plugPrinter("pty");
  const { host, nextStatus } = watchDevices(printerAt(line), { isolation: "process", settings });
  await nextStatus("ready");
  const lines = childrenOf(process.pid);
  expect(lines).toHaveLength(1);
  for (let times = 0; times < 2; times += 1) {
    holdUp(2500);
    await delay(600);
  }
  expect(childrenOf(process.pid)).toEqual(lines);

  // The simulated printer, in this process too, was as silent; its driver has given it up meanwhile.
  while ((await host.list())[0]?.status.kind !== "ready") await delay(20);
  const job = { jobId: "1", blocks: [{ block: "rule" as const }] };
  expect(await host.print("printer", job)).toEqual({ outcome: "printed" });
  expect(childrenOf(process.pid)).toEqual(lines);
});
