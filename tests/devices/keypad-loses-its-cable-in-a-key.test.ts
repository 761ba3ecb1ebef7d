import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { findKeypadMap } from "../../drivers/call-keypad/find-map.ts";
import { defaultHostSettings } from "../../drivers/host/settings.ts";
import { createPtyLine } from "../../drivers/simulators/pty-line.ts";
import { until } from "./shared-line.ts";
import { atEnd, watchDevices } from "./support.ts";

const address = 5;
const soon = { ...defaultHostSettings, backOffMs: [50, 50, 100] as const };

it("pulled in the middle of a key, at every byte: the two halves are no key, the next press is", async () => {
  const pressed = findKeypadMap("six-bytes").encode("host", "key-pressed", { key: "call-next" }, address);
  if (!pressed.ok) throw new Error(pressed.error);
  const frame = pressed.value;
  const folder = await mkdtemp(join(tmpdir(), "device-test-"));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const line = await createPtyLine("pad", folder, () => {});
  atEnd(() => line.unplug());
  const { events } = watchDevices(
    [
      {
        deviceId: "pad",
        kind: "call-keypad",
        model: "keypad-six-bytes",
        transport: line.transport,
        address,
      },
    ],
    { settings: soon },
  );
  const statuses = (kind: string) =>
    events.filter((event) => event.event === "status" && event.status.kind === kind).length;
  const keys = () => events.filter(({ event }) => event === "key-pressed").length;
  await until(() => statuses("unconfirmed") === 1, "opened");
  for (let cut = 1; cut < frame.length; cut += 1) {
    line.send(frame.slice(0, cut));
    await line.unplug();
    await until(() => statuses("lost") === cut, `lost after ${cut} bytes`);
    await line.plugIn();
    await until(() => statuses("unconfirmed") === cut + 1, `back after ${cut} bytes`);
    line.send(frame.slice(cut));
    line.send(frame);
    await until(() => keys() === cut, `the press after ${cut} bytes`);
  }
  expect(keys()).toBe(frame.length - 1);
});
