/** Run as a program: opens a line and says how that went. */
import { spawnSync } from "node:child_process";
import { createTransport } from "../../../drivers/transport/open.ts";
import { parseTransportSpec } from "../../../drivers/transport/spec.ts";
import { expectThat } from "./story.ts";

const nobody = 65_534;

/** A device that is there and that this user may not open is refused, with a reason for whoever looks after the machine. */
export function expectRefused(transport: string): void {
  const { stdout, stderr } = spawnSync(process.execPath, [import.meta.filename, transport], {
    uid: nobody,
    gid: nobody,
    encoding: "utf8",
  });
  expectThat(/^refused: .*udev rule/.test(stdout), `as another user: ${stdout} ${stderr}`);
}

if (process.argv[1] === import.meta.filename) {
  const spec = parseTransportSpec(process.argv[2] ?? "");
  if (!spec.ok) throw new Error(spec.error);
  const line = createTransport(spec.value);
  const opened = await line.open({ data() {}, closed() {} });
  process.stdout.write(opened.ok ? "opened" : `${opened.error}: ${line.refusal ?? "no reason"}`);
  process.exit(0);
}
