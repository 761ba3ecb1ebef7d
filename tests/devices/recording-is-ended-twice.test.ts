import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { parseCapture } from "../../drivers/captures/format.ts";
import { atEnd } from "./support.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** A driver that takes a second to stop, so that there is time for the second signal. */
const slowToStop = `
const say = (line) => process.stdout.write(line + "\\n");
export const makeAdapter = () => (_port, sink) => {
  const { promise, resolve } = Promise.withResolvers();
  const living = setInterval(() => sink.alive(), 500);
  return {
    receive: () => say("received"),
    run: () => promise,
    stop() {
      say("stopping");
      clearInterval(living);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
      resolve("unplugged");
    },
  };
};
`;

it.each(["SIGINT", "SIGTERM"] as const)(
  "%s, and again while it ends: the recording is there all the same",
  async (signal) => {
    const folder = mkdtempSync(join(tmpdir(), "recording-"));
    const [module, out] = [join(folder, "device.mjs"), join(folder, "a.wire.jsonl")];
    writeFileSync(module, slowToStop);
    const device = createServer((socket) => void socket.write("P5\r\n")).listen(0, "127.0.0.1");
    atEnd(async () => void device.close());
    await once(device, "listening");
    const address = device.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const child = spawn(
      process.execPath,
      ["drivers/tools/record.ts", "rating-pad", `tcp:127.0.0.1:${port}`, "--module", module, "--out", out],
      { cwd: root, stdio: ["ignore", "pipe", "inherit"] },
    );
    const ended = once(child, "close");
    const act: Record<string, () => void> = {
      received: () => child.kill(signal),
      stopping: () => child.kill(signal),
    };
    createInterface({ input: child.stdout }).on("line", (said) => act[said]?.());

    expect(await ended).toEqual([0, null]);
    const capture = parseCapture(readFileSync(out, "utf8"));
    expect(capture.ok && capture.value.entries.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual([
      "P5\r\n",
    ]);
  },
);
