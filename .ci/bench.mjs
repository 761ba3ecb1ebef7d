// `npm run bench`: measures the hall against bare servers of its own kind; docs/performance.md says what.
import { ensureDebianPackages } from "./debian.mjs";
import { ensureInstalled, root } from "./install.mjs";
import { follow, startNode } from "./processes.mjs";
import { ensureServerProgram } from "./server-program.mjs";

const node = await ensureInstalled();
ensureDebianPackages(["strace"]);
ensureServerProgram(node);
const child = startNode(node, ["tests/bench/main.ts", ...process.argv.slice(2)], {
  cwd: root,
  stdio: ["ignore", "inherit", "inherit", "ipc"],
});
process.exit(await follow(child));
