import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { adapterOf } from "../../drivers/host/adapter-of.ts";
import { kinds } from "../../drivers/kinds.ts";
import { models } from "../../drivers/models.ts";
import { isFull } from "../../drivers/testing/extent.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const longestMs = 240_000;

/** The program that a maker runs, against the simulator. */
async function conformance(...args: string[]): Promise<{ status: unknown; said: string }> {
  const child = spawn(process.execPath, ["drivers/tools/conformance.ts", ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    timeout: longestMs,
  });
  const pieces: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece) => pieces.push(String(piece)));
  const [status] = await once(child, "close");
  return { status, said: pieces.join("") };
}

/** Two models with the same adapter and frame map are one thing here: the first of them. */
const rows = models.filter(({ kind, modelId }, index) => {
  const spoken = (model: string) => JSON.stringify(adapterOf({ deviceId: "", transport: "", kind, model }));
  return !models.slice(0, index).some((one) => one.kind === kind && spoken(one.modelId) === spoken(modelId));
});
const firstOfKinds = rows.filter(({ kind }, index) => rows.findIndex((row) => row.kind === kind) === index);
const tried = isFull ? rows : firstOfKinds;

describe.concurrent("against its simulator, by the program that a maker runs", () => {
  it.each(tried)("$kind: $modelId conforms", { timeout: longestMs }, async ({ kind, modelId }) => {
    const { status, said } = await conformance(kind, "--model", modelId);
    expect(said).toContain(" 0 failed, 0 not tried: it conforms");
    expect(status).toBe(0);
  });
});

it("every kind has a model that is tried", () => {
  expect(new Set(models.map(({ kind }) => kind))).toEqual(new Set(Object.keys(kinds)));
});

it("a profile that is none is told in a sentence", async () => {
  const { status, said } = await conformance("led-sign", "--profile", "/no/such/profile.json");
  expect(said).toContain("/no/such/profile.json: ENOENT");
  expect(said).not.toContain("    at ");
  expect(status).toBe(2);
});

it("what is not understood is no pass", async () => {
  expect((await conformance("toaster")).status).toBe(2);
  expect((await conformance("ticket-printer", "--adapter", "toast")).status).toBe(2);
});

it("a device that is not there does not conform", { timeout: longestMs }, async () => {
  const { status, said } = await conformance("ticket-printer", "--port", "tcp:127.0.0.1:1");
  expect(said).toContain("it does not conform");
  expect(status).toBe(1);
});
