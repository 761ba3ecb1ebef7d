import { afterEach, beforeEach, expect, it } from "vitest";
import type { DeviceEvent } from "../contract/devices.ts";
import type { Attach, DeviceSink } from "../driver.ts";
import { createTcpLine } from "../simulators/tcp-line.ts";
import { delay } from "../wait.ts";
import { type DeviceHost, startDeviceHost } from "./device-host.ts";

let host: DeviceHost;
let device: DeviceSink;
let unplug: () => Promise<void>;

const attach: Attach = (_port, sink) => {
  device = sink;
  const timer = setInterval(() => sink.alive(), 50);
  const { promise, resolve } = Promise.withResolvers<"unplugged">();
  sink.status({ kind: "ready" });
  return {
    receive: () => {},
    run: () => promise,
    stop(): void {
      clearInterval(timer);
      resolve("unplugged");
    },
    operations: { print: async () => ({ outcome: "printed" }) },
  };
};

beforeEach(async () => {
  const line = await createTcpLine(() => {});
  unplug = line.unplug;
  const config = { deviceId: "d", kind: "ticket-printer" as const, model: "m", transport: line.transport };
  host = startDeviceHost([config], { loadAdapter: async () => () => attach });
  while ((await host.list())[0]?.status.kind !== "ready") await delay(5);
});
afterEach(async () => {
  await host.stop();
  await unplug();
});

let jobs = 0;
const job = () => ({ jobId: String(++jobs), blocks: [{ block: "rule" as const }] });
const inUse = { outcome: "not-printed", reason: "in-use" };
const printed = { outcome: "printed" };

it("what nobody has claimed is for everybody", async () => {
  const [one, other] = [host.admit(), host.admit()];
  expect(await one.print("d", job())).toEqual(printed);
  expect(await other.print("d", job())).toEqual(printed);
  expect((await one.list())[0]).not.toHaveProperty("owner");
});

it("what one has claimed is refused to all others, until it is released", async () => {
  const [one, other] = [host.admit(), host.admit()];
  expect(await one.claim("d")).toBe("claimed");
  expect(await one.claim("d")).toBe("claimed");
  expect(await other.claim("d")).toBe("in-use");
  expect(await other.print("d", job())).toEqual(inUse);
  expect(await host.print("d", job())).toEqual(inUse);
  expect(await one.print("d", job())).toEqual(printed);
  expect((await one.list())[0]?.owner).toBe("you");
  expect((await other.list())[0]?.owner).toBe("another");

  await other.release("d");
  expect(await other.print("d", job())).toEqual(inUse);
  await one.release("d");
  expect(await other.print("d", job())).toEqual(printed);
});

it("who leaves releases", async () => {
  const [one, other] = [host.admit(), host.admit()];
  await one.claim("d");
  one.leave();
  expect(await other.claim("d")).toBe("claimed");
});

it("a job that was refused because another has the device can be given again", async () => {
  const [one, other] = [host.admit(), host.admit()];
  await one.claim("d");
  const refused = job();
  expect(await other.print("d", refused)).toEqual(inUse);
  await one.release("d");
  expect(await other.print("d", refused)).toEqual(printed);
});

it("what happens at a claimed device is for its owner, how it is for all", async () => {
  const [one, other] = [host.admit(), host.admit()];
  const heard: Record<string, DeviceEvent["event"][]> = { one: [], other: [] };
  one.listen(({ event }) => heard.one?.push(event));
  other.listen(({ event }) => heard.other?.push(event));
  await one.claim("d");
  device.event({ event: "card-taken" });
  device.status({ kind: "paper-out" });
  expect(heard).toEqual({ one: ["card-taken", "status"], other: ["status"] });
  one.leave();
  device.event({ event: "card-taken" });
  expect(heard).toEqual({ one: ["card-taken", "status"], other: ["status", "card-taken"] });
});

it("nobody claims what is not there", async () => {
  expect(await host.claim("e")).toBe("not-found");
  expect(await host.history("e")).toEqual([]);
});

it("the last hundred things that happened are kept, without what a card says", async () => {
  await host.claim("d");
  await host.print("d", job());
  await host.operate("d", "announce", { announcementId: "1", wav: new Uint8Array() });
  await host.admit().print("d", job());
  device.status({ kind: "paper-out" });
  device.status({ kind: "paper-out" });
  device.event({ event: "code-scanned", text: "a secret" });
  await host.release("d");
  const entries = await host.history("d");
  const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/);
  const operation = { at, entry: "operation", tookMs: expect.any(Number) };
  expect(entries).toEqual([
    { at, entry: "status", status: { kind: "ready" } },
    { at, entry: "claimed" },
    { ...operation, operation: "print", outcome: "printed" },
    { ...operation, operation: "announce", outcome: "not-played", reason: "not-supported" },
    { ...operation, operation: "print", outcome: "not-printed", reason: "in-use" },
    { at, entry: "status", status: { kind: "paper-out" } },
    { at, entry: "event", event: "code-scanned" },
    { at, entry: "released" },
  ]);
  for (let times = 0; times < 150; times += 1) device.event({ event: "card-taken" });
  expect(await host.history("d")).toHaveLength(100);
});
