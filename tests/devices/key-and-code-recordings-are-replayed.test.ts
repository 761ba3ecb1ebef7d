import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { type Capture, parseCapture } from "../../drivers/captures/format.ts";
import { createReplay } from "../../drivers/captures/replay.ts";
import { delay } from "../../drivers/wait.ts";
import { plug, watchDevices } from "./support.ts";

function read(file: string): Capture {
  const path = fileURLToPath(new URL(`../../drivers/${file}`, import.meta.url));
  const parsed = parseCapture(readFileSync(path, "utf8"));
  if (!parsed.ok) throw new Error(`${file}:${parsed.error.line} ${parsed.error.why}`);
  return parsed.value;
}

it("a recorded scanner reads what it read, without what it said", async () => {
  const capture = read("code-scanner/captures/simulated-codes.wire.jsonl");
  const { line, simulator } = await plug("pty", "scanner", (send) =>
    createReplay(capture, send, { speed: 4 }),
  );
  const { next, nextStatus } = watchDevices([
    { deviceId: "scanner", kind: "code-scanner", model: "serial-scanner", transport: line.transport },
  ]);
  await nextStatus("unconfirmed");
  simulator.begin();
  const isCode = ({ event }: { event: string }) => event === "code-scanned";
  expect(await next(isCode)).toMatchObject({
    text: "xxxxx://xxxx.xxxxxxx/xxxxx/#xxxxx=x_0000000000.XxXxXxXxXxXxXxXx",
  });
  expect(await next(isCode)).toMatchObject({ text: "0000000000000" });
  simulator.stop();
});

it("a recorded pad is asked and pressed as it was, and only the first press counts", async () => {
  const capture = read("rating-pad/captures/simulated-lines.wire.jsonl");
  const { line, simulator } = await plug("pty", "pad", (send) => createReplay(capture, send));
  const { host, next, nextStatus, events } = watchDevices([
    { deviceId: "pad", kind: "rating-pad", model: "serial-pad-lines", transport: line.transport },
  ]);
  await nextStatus("ready");
  const question = { openMs: 18_000, text: "请评价" };
  expect(await host.operate("pad", "askRating", question)).toEqual({ outcome: "asked" });
  expect(await next(({ event }) => event === "rated")).toMatchObject({ level: 2 });
  await delay(800);
  expect(events.filter(({ event }) => event === "rated")).toHaveLength(1);
  expect(simulator.unmatchedBytes).toBe(0);
  expect(simulator.isPlayedOut).toBe(true);
  simulator.stop();
});
