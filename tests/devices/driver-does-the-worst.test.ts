import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { defaultHostSettings } from "../../drivers/host/settings.ts";
import { createTcpLine } from "../../drivers/simulators/tcp-line.ts";
import { atEnd, watchDevices } from "./support.ts";

const program = { entry: fileURLToPath(new URL("./misbehaving-line.ts", import.meta.url)) };
const settings = {
  ...defaultHostSettings,
  process: { ...defaultHostSettings.process, silentMs: 1500, restartMs: [200] as const, mostMegabytes: 200 },
};

async function startTwo() {
  const lines = [await createTcpLine(() => {}), await createTcpLine(() => {})];
  for (const line of lines) atEnd(() => line.unplug());
  const devices = ["bad", "good"].map((deviceId, at) => ({
    deviceId,
    kind: "ticket-printer" as const,
    model: "driven badly",
    transport: lines[at]?.transport ?? "",
  }));
  const watched = watchDevices(devices, { isolation: "process", program, settings });
  const statusesOf = (deviceId: string) =>
    watched.events.flatMap((event) =>
      event.event === "status" && event.deviceId === deviceId ? [event.status] : [],
    );
  const ready = (deviceId: string) =>
    watched.next(
      (event) => event.event === "status" && event.deviceId === deviceId && event.status.kind === "ready",
      10_000,
    );
  await watched.nextStatus("ready");
  await watched.nextStatus("ready");
  return { ...watched, statusesOf, ready };
}

const job = (jobId: string) => ({ jobId, blocks: [{ block: "rule" as const }] });
const failed = { kind: "faulty", fault: "driver-failed" };
const silent = { kind: "lost", cause: "silent" };

it.each<[string, object[]]>([
  ["end the process", [failed]],
  ["die by a signal", [failed]],
  ["throw where nobody catches", [failed]],
  ["reject where nobody catches", [failed]],
  ["loop for ever", [silent]],
  ["loop for ever over promises", [silent]],
  // Busy with its garbage it beats no more: on a slow machine that is seen first.
  ["keep every object", [failed, silent]],
  ["keep every buffer", [failed, silent]],
  ["tell without end", [failed]],
])(
  "%s: the print is unknown, it is told once, the neighbour prints, and it comes back",
  async (misdeed, told) => {
    const { host, statusesOf, ready } = await startTwo();
    const bad = host.print("bad", job(misdeed));
    expect(await host.print("good", job("1"))).toEqual({ outcome: "printed" });
    expect(await bad).toEqual({ outcome: "unknown", reason: "line-lost" });
    expect(await host.print("good", job("2"))).toEqual({ outcome: "printed" });

    await ready("bad");
    expect(statusesOf("bad")).toEqual([{ kind: "ready" }, expect.toBeOneOf(told), { kind: "ready" }]);
    expect(statusesOf("good")).toEqual([{ kind: "ready" }]);
    expect(await host.print("bad", job(misdeed))).toEqual({
      outcome: "not-printed",
      reason: "already-printed",
    });
    expect(await host.print("bad", job("next"))).toEqual({ outcome: "printed" });
  },
);
