import { createServer, type Server } from "node:net";
import { afterEach, expect, it } from "vitest";
import type { DeviceEvent } from "../contract/devices.ts";
import type { Attach } from "../driver.ts";
import { delay } from "../wait.ts";
import { devicesConfig } from "./config.ts";
import { type DeviceHost, startDeviceHost } from "./device-host.ts";
import type { LoadAdapter } from "./line.ts";
import { defaultHostSettings } from "./settings.ts";

const servers: Server[] = [];
const hosts: DeviceHost[] = [];
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.stop()));
  for (const server of servers.splice(0)) server.close();
});

/** A line that sends a byte now and then and takes everything. */
async function talkativeLine(): Promise<string> {
  const server = createServer((socket) => {
    const timer = setInterval(() => socket.write("x"), 20);
    socket.on("error", () => {});
    socket.on("close", () => clearInterval(timer));
    socket.resume();
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return `tcp:127.0.0.1:${address && typeof address === "object" ? address.port : 0}`;
}

const wellBehaved: Attach = (_port, sink) => {
  const timer = setInterval(() => sink.alive(), 20);
  const { promise, resolve } = Promise.withResolvers<"unplugged">();
  sink.status({ kind: "ready" });
  return {
    receive: () => {},
    run: () => promise,
    stop: () => {
      clearInterval(timer);
      resolve("unplugged");
    },
    operations: { print: async () => ({ outcome: "printed" }) },
  };
};

async function startWith(bad: Attach, settings = defaultHostSettings) {
  const transports = await Promise.all([talkativeLine(), talkativeLine()]);
  const config = ["bad", "good"].map((deviceId, at) => ({
    deviceId,
    kind: "ticket-printer" as const,
    model: "test",
    transport: transports[at] ?? "",
  }));
  const events: DeviceEvent[] = [];
  const loadAdapter: LoadAdapter =
    async ({ deviceId }) =>
    () =>
      deviceId === "bad" ? bad : wellBehaved;
  const host = startDeviceHost(config, { loadAdapter, settings });
  hosts.push(host);
  host.listen((event) => events.push(event));
  const statusesOf = (deviceId: string) =>
    events.flatMap((event) =>
      event.event === "status" && event.deviceId === deviceId ? [event.status] : [],
    );
  return { host, statusesOf };
}

const job = { jobId: "1", blocks: [{ block: "rule" as const }] };
const driverFailed = { kind: "faulty", fault: "driver-failed" };

it.each<[string, Attach]>([
  [
    "throws when attached",
    () => {
      throw new Error("attach");
    },
  ],
  [
    "throws at each byte",
    (port, sink) => ({
      ...wellBehaved(port, sink),
      receive: () => {
        throw new Error("byte");
      },
    }),
  ],
  [
    "fails in its loop",
    (port, sink) => ({ ...wellBehaved(port, sink), run: () => Promise.reject(new Error("loop")) }),
  ],
])("a driver that %s is faulty, and its neighbour prints", async (_what, bad) => {
  const { host, statusesOf } = await startWith(bad);
  await delay(200);
  expect(statusesOf("bad").at(-1)).toEqual(driverFailed);
  expect(statusesOf("good")).toEqual([{ kind: "ready" }]);
  expect(await host.print("good", job)).toEqual({ outcome: "printed" });
});

it("a driver that hangs is lost and attached anew", async () => {
  let attached = 0;
  const hanging: Attach = (_port, sink) => {
    attached += 1;
    sink.status({ kind: "ready" });
    return { receive: () => {}, run: () => new Promise(() => {}), stop: () => {} };
  };
  const { statusesOf } = await startWith(hanging, { ...defaultHostSettings, hungMs: 300 });
  await delay(1200);
  expect(statusesOf("bad").slice(0, 2)).toEqual([{ kind: "ready" }, { kind: "lost", cause: "silent" }]);
  expect(attached).toBeGreaterThan(1);
  expect(statusesOf("good")).toEqual([{ kind: "ready" }]);
});

it("a print that never ends is unknown in bounded time, and is not tried again", async () => {
  const stuck: Attach = (port, sink) => ({
    ...wellBehaved(port, sink),
    operations: { print: () => new Promise(() => {}) },
  });
  const { host } = await startWith(stuck, { ...defaultHostSettings, longestOperationMs: 200 });
  await delay(100);
  expect(await host.print("bad", job)).toEqual({ outcome: "unknown", reason: "no-answer" });
  expect(await host.print("bad", job)).toEqual({ outcome: "not-printed", reason: "already-printed" });
});

it("a driver that throws while printing leaves the outcome unknown", async () => {
  const throwing: Attach = (port, sink) => ({
    ...wellBehaved(port, sink),
    operations: {
      print: () => {
        throw new Error("print");
      },
    },
  });
  const { host } = await startWith(throwing);
  await delay(100);
  expect(await host.print("bad", job)).toEqual({ outcome: "unknown", reason: "no-answer" });
});

it("a listener that throws keeps no other listener from hearing", async () => {
  const { host, statusesOf } = await startWith(wellBehaved);
  const stopListening = host.listen(() => {
    throw new Error("listener");
  });
  await delay(100);
  expect(statusesOf("good")).toEqual([{ kind: "ready" }]);
  stopListening();
});

it.each([
  [
    "the same device twice",
    [
      { deviceId: "a", transport: "tcp:a:1" },
      { deviceId: "a", transport: "tcp:a:2" },
    ],
  ],
  [
    "the same line twice",
    [
      { deviceId: "a", transport: "tcp:a:1" },
      { deviceId: "b", transport: "tcp:a:1" },
    ],
  ],
  ["a line that is none", [{ deviceId: "a", transport: "usb:1" }]],
  ["an id that is none", [{ deviceId: "A b", transport: "tcp:a:1" }]],
])("%s is no configuration", (_what, devices) => {
  const config = devices.map((device) => ({ ...device, kind: "id-card-reader", model: "m" }));
  expect(devicesConfig.safeParse(config).success).toBe(false);
});
