import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { parseCapture } from "../../drivers/captures/format.ts";
import { encodeCardText } from "../../drivers/id-card-reader/card.ts";
import { sampleCards } from "../../drivers/simulators/sample-cards.ts";
import { delay } from "../../drivers/wait.ts";
import { plugReader } from "./support.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const person = sampleCards.find(({ cardId }) => cardId === "rare-name");
if (!person) throw new Error("no such sample");

function record(...args: string[]) {
  const child = spawn(process.execPath, ["drivers/tools/record.ts", ...args], { cwd: root });
  let said = "";
  child.stdout.on("data", (piece) => {
    said += piece;
  });
  return {
    async saying(what: string): Promise<void> {
      const end = performance.now() + 20_000;
      while (!said.includes(what)) {
        if (performance.now() > end) throw new Error(`did not say ${what} but ${said}`);
        await delay(20);
      }
    },
    async end(signal?: NodeJS.Signals): Promise<unknown> {
      const closed = once(child, "close");
      if (signal) child.kill(signal);
      const [status] = await closed;
      return status;
    },
    said: () => said,
  };
}

it("what is written has the conversation, and neither name nor number nor address of the person; nor is any of it said", async () => {
  const { line, simulator, sent } = await plugReader("pty");
  simulator.put({ lying: "card", card: person.card });
  const out = join(mkdtempSync(join(tmpdir(), "recording-")), "a.wire.jsonl");
  const recording = record("id-card-reader", line.transport, "--out", out);
  await recording.saying("card laid on");
  expect(existsSync(out)).toBe(false);
  expect(await recording.end("SIGINT")).toBe(0);

  const capture = parseCapture(readFileSync(out, "utf8"));
  if (!capture.ok) throw new Error(capture.error.why);
  const fromDevice = capture.value.entries.filter(({ from }) => from === "device").map(({ bytes }) => bytes);
  expect(Buffer.concat(fromDevice).length).toBe(Buffer.concat(sent).length);
  const text = Buffer.from(encodeCardText(person.card));
  const stream = Buffer.concat(fromDevice);
  for (const secret of [text.subarray(0, 4), text.subarray(122, 122 + 36), text.subarray(52, 52 + 28)]) {
    expect(Buffer.concat(sent).includes(secret)).toBe(true);
    expect(stream.includes(secret)).toBe(false);
  }
  expect(capture.value.header.transport).toBe("serial@115200");
  expect(recording.said()).not.toContain(person.card.name);
  expect(recording.said()).not.toContain(person.card.idNumber);
});

it("a recording that is there already stays as it is, and a real device's is not made without its names", async () => {
  const out = join(mkdtempSync(join(tmpdir(), "recording-")), "a.wire.jsonl");
  writeFileSync(out, "somebody's work");
  expect(await record("id-card-reader", "tcp:127.0.0.1:1", "--out", out).end()).toBe(2);
  expect(readFileSync(out, "utf8")).toBe("somebody's work");
  const other = record("id-card-reader", "tcp:127.0.0.1:1", "--out", `${out}.wire.jsonl`, "--real", "yes");
  expect(await other.end()).toBe(2);
  expect(other.said()).toContain("--firmware");
});
