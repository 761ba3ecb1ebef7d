import { createInterface } from "node:readline";
import { startDeviceHost } from "../host/device-host.ts";
import type { TryOut } from "../kind.ts";

/** Every line that is typed is shown on the sign; what came of it is said. */
export const trySign: TryOut = (device, say) => {
  const config = [{ deviceId: "tried", kind: "led-sign" as const, model: "tried by hand", ...device }];
  const host = startDeviceHost(config);
  host.listen((event) => {
    if (event.event === "status") say(`status: ${JSON.stringify(event.status)}`);
  });
  say(
    `a sign at ${device.transport}, address ${device.address ?? "of its profile"}; type what it shall show, Ctrl-C ends`,
  );
  createInterface({ input: process.stdin }).on("line", async (typed) => {
    const answer = await host.operate("tried", "showText", { text: typed.replaceAll("\\n", "\n") });
    say(JSON.stringify(answer));
  });
};
