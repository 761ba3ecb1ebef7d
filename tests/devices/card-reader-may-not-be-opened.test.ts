import { expect, it } from "vitest";
import { createHidStandIn } from "../../drivers/testing/hid-stand-in.ts";
import { createHidTransport } from "../../drivers/transport/hid.ts";
import { createTransport } from "../../drivers/transport/open.ts";
import { defaultLimits } from "../../drivers/transport/types.ts";
import { delay } from "../../drivers/wait.ts";
import { watchDevices } from "./support.ts";

it("a reader without permission is told as refused, the log says once why", async () => {
  const standIn = createHidStandIn();
  const plugged = standIn.plugIn({ vendorId: 0x2b8b, productId: 0x2721, receive() {} });
  plugged.refuse(new Error("Permission denied"));
  const warnings: string[] = [];
  const { nextStatus } = watchDevices(
    [{ deviceId: "reader", kind: "id-card-reader", model: "sam-v-hid-raw64", transport: "hid:2b8b:2721" }],
    {
      log: {
        info() {},
        warn: (fields, message) => warnings.push(`${message}: ${fields.refusal}`),
        error() {},
      },
      openTransport: (spec) =>
        spec.transport === "hid"
          ? createHidTransport(spec, defaultLimits, async () => standIn.library)
          : createTransport(spec),
    },
  );
  expect(await nextStatus("lost")).toEqual({ kind: "lost", cause: "refused" });
  await delay(1500);
  expect(warnings).toEqual([expect.stringMatching(/^device refused: .*Permission denied.*udev rule/)]);
});
