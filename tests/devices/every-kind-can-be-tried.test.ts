import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { deviceKinds } from "../../drivers/contract/devices.ts";
import { setUpBench } from "../../drivers/simulators/bench.ts";
import { delay } from "../../drivers/wait.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const longestMs = 30_000;

describe.concurrent("npm run try", () => {
  it.each(deviceKinds)("%s: says how the device is", { timeout: 2 * longestMs }, async (kind) => {
    const simulators = await setUpBench([{ deviceId: "tried", kind }], "auto");
    const transport = simulators.devices[0]?.transport ?? "";
    const child = spawn(process.execPath, ["drivers/tools/try.ts", kind, transport], { cwd: root });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (piece) => {
        said += piece;
      });
    }
    const end = performance.now() + longestMs;
    while (!/status: \{"kind":"(ready|unconfirmed)/.test(said) && performance.now() < end) await delay(20);
    const closed = once(child, "close");
    child.kill();
    await closed;
    await simulators.stop();
    expect(said).toContain(transport);
    expect(said).toMatch(/status: \{"kind":"(ready|unconfirmed)/);
  });
});

it("what is not understood is told in words", async () => {
  const child = spawn(process.execPath, ["drivers/tools/try.ts", "toaster", "serial:/dev/null"], {
    cwd: root,
  });
  let said = "";
  child.stdout.on("data", (piece) => {
    said += piece;
  });
  const [status] = await once(child, "close");
  expect(status).toBe(2);
  expect(said).toContain("the kinds of devices are id-card-reader");
});
