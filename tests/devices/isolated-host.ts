/** A device host as a program of its own, whose line's driver loops for ever as soon as it is told to print. */

import { fileURLToPath } from "node:url";
import { startDeviceHost } from "../../drivers/host/device-host.ts";
import { createTcpLine } from "../../drivers/simulators/tcp-line.ts";

const { transport } = await createTcpLine(() => {});
const host = startDeviceHost(
  [{ deviceId: "bad", kind: "ticket-printer", model: "driven badly", transport }],
  {
    isolation: "process",
    program: { entry: fileURLToPath(new URL("./misbehaving-line.ts", import.meta.url)) },
  },
);
host.listen((event) => {
  if (event.event !== "status" || event.status.kind !== "ready") return;
  if (process.argv.includes("loop"))
    void host.print("bad", { jobId: "loop for ever", blocks: [{ block: "rule" }] });
  process.stdout.write("ready\n");
});
