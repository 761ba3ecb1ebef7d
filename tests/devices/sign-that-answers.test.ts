import { expect, it } from "vitest";
import { runConformance } from "../../drivers/conformance/run.ts";
import { noLog } from "../../drivers/host/settings.ts";
import { answeringSign, writeProfile } from "./own-profile.ts";
import { until, wireUp } from "./shared-line.ts";
import { watchDevices } from "./support.ts";

async function signsAt(...addresses: number[]) {
  const profile = await writeProfile(answeringSign);
  const line = await wireUp(
    addresses.map((address) => ({
      deviceId: `sign-${address}`,
      kind: "led-sign" as const,
      profile,
      address,
    })),
  );
  const watched = watchDevices(line.config);
  await until(() => watched.events.length === addresses.length, "all are ready");
  return { ...line, ...watched };
}

it("is ready because it answers, and shows what it says that it shows", async () => {
  const { host, at, events } = await signsAt(1, 2);
  expect(events.map((event) => event.event === "status" && event.status.kind)).toEqual(["ready", "ready"]);
  const text = "A018 请到\n3号窗口";
  expect(await host.operate("sign-2", "showText", { text, color: "green" })).toEqual({ outcome: "shown" });
  expect(at("sign-2").state()).toMatchObject({ rows: ["A018 请到", "3号窗口"], color: "green" });
  expect(at("sign-1").state().rows).toEqual(["", ""]);
});

it("that says it cannot is not a sign that shows", async () => {
  const { host, at } = await signsAt(1);
  await at("sign-1").act({ action: "break" });
  expect(await host.operate("sign-1", "showText", { text: "A018" })).toEqual({
    outcome: "not-shown",
    reason: "faulty",
  });
});

it("that falls silent: unknown in bounded time, lost within four seconds, the other works on", async () => {
  const { host, at, nextStatus } = await signsAt(1, 2);
  await at("sign-1").act({ action: "silence" });
  const answer = await host.operate("sign-1", "showText", { text: "A018" });
  expect(answer.outcome).toBe("unknown");
  expect(await nextStatus("lost", 4000)).toEqual({ kind: "lost", cause: "silent" });
  expect(await host.operate("sign-2", "showText", { text: "B7" })).toEqual({ outcome: "shown" });
  await at("sign-1").act({ action: "normal" });
  await nextStatus("ready");
});

it("answers with a wrong check are no answers", async () => {
  const { host, at } = await signsAt(1);
  await at("sign-1").act({ action: "garbage" });
  expect((await host.operate("sign-1", "showText", { text: "A018" })).outcome).toBe("unknown");
});

it("conforms, though nobody wrote a line of code for it", async () => {
  const profile = await writeProfile(answeringSign);
  const results = await runConformance(
    { kind: "led-sign", profile, address: 7 },
    { isWanted: (step) => !/cable|rubbish|silent|quiet|ends when/.test(step) },
  );
  expect(results.filter(({ outcome }) => outcome !== "passed")).toEqual([]);
});

it("whose profile is wrong is faulty, the log names the field, and the others of its line work", async () => {
  const good = await writeProfile(answeringSign);
  const { config, at } = await wireUp([
    { deviceId: "sign-1", kind: "led-sign", profile: good, address: 1 },
    { deviceId: "sign-2", kind: "led-sign", profile: good, address: 2 },
  ]);
  const bad = await writeProfile({
    ...answeringSign,
    toHost: { ...answeringSign.toHost, framing: "length" },
  });
  const said: string[] = [];
  const log = { ...noLog, error: (fields: Record<string, unknown>) => void said.push(String(fields.error)) };
  const wrong = config.map((device) => (device.deviceId === "sign-1" ? { ...device, profile: bad } : device));
  const { host, events, nextStatus } = watchDevices(wrong, { log });
  await nextStatus("faulty");
  await until(() => events.length === 2, "the other is ready");
  expect(said.join()).toContain(
    'own.json: toHost.framing: is "length", but no part before the data is a length',
  );
  expect(await host.operate("sign-2", "showText", { text: "照常" })).toEqual({ outcome: "shown" });
  expect(at("sign-2").state().rows).toEqual(["照常", ""]);
});
