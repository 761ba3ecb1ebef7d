import { parseArgs } from "node:util";
import { udevRules } from "../discovery/udev-rules.ts";
import { models } from "../models.ts";

/** npm run -s udev-rules -- [--group dialout] > 70-yichuang-devices.rules */
const { values } = parseArgs({ options: { group: { type: "string", default: "dialout" } } });
if (/^[a-z_][a-z0-9_-]*$/.test(values.group)) process.stdout.write(udevRules(models, values.group));
else {
  process.stderr.write(`no name of a group: ${values.group}\n`);
  process.exitCode = 2;
}
