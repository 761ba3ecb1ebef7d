import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { delay } from "../../../drivers/wait.ts";
import { plug, watchDevices } from "../support.ts";
import { makeAdapter } from "./device.ts";
import { createSimulatedOtter } from "./simulator.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const module = "tests/devices/otter-scanner/device.ts";

it("a device that is in no table conforms, by the program that a maker runs", {
  timeout: 120_000,
}, async () => {
  const child = spawn(
    process.execPath,
    ["drivers/tools/conformance.ts", "code-scanner", "--module", module],
    { cwd: root, stdio: ["ignore", "pipe", "inherit"] },
  );
  let said = "";
  child.stdout.on("data", (piece) => {
    said += piece;
  });
  const [status] = await once(child, "close");
  expect(said).toContain(" 0 failed, 0 not tried: it conforms");
  expect(status).toBe(0);
});

async function plugOtter() {
  const { line, simulator } = await plug("pty", "otter", createSimulatedOtter);
  const config = {
    deviceId: "otter",
    kind: "code-scanner" as const,
    model: "Otter S1",
    transport: line.transport,
  };
  const watched = watchDevices([config], { loadAdapter: async () => makeAdapter });
  await watched.nextStatus("ready");
  const codes = () => watched.events.flatMap((event) => (event.event === "code-scanned" ? [event.text] : []));
  const isCode = (event: (typeof watched.events)[number]) => event.event === "code-scanned";
  return { simulator, codes, nextCode: () => watched.next(isCode) };
}

it("a code of many frames is one code, and comes once though what acknowledges it gets lost", async () => {
  const { simulator, codes, nextCode } = await plugOtter();
  const long = "请到3号窗口。".repeat(100);
  simulator.loseFromHost(2);
  simulator.scan(long, false);
  await nextCode();
  simulator.scan("6901234567892", false);
  await nextCode();
  await delay(500);
  expect(codes()).toEqual([long, "6901234567892"]);
});

it("what was begun and never ended does not stand before the next code", { timeout: 20_000 }, async () => {
  const { simulator, codes, nextCode } = await plugOtter();
  simulator.scan("x".repeat(350), true);
  await delay(2500);
  simulator.scan("next", false);
  await nextCode();
  expect(codes()).toEqual(["next"]);
});
