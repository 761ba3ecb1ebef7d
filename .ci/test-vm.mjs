// `npm run test:vm`: the drivers on real device nodes, in a small computer in software; tests/vm/README.md.
import { installDebianPackages } from "./debian.mjs";
import { ensureInstalled, root } from "./install.mjs";
import { follow, startNode } from "./processes.mjs";

const node = await ensureInstalled();
// What could not be installed, the program itself misses and names.
installDebianPackages(["qemu-system-x86", "busybox-static"]);
const child = startNode(node, ["tests/vm/main.ts", ...process.argv.slice(2)], {
  cwd: root,
  stdio: ["ignore", "inherit", "inherit", "ipc"],
});
process.exit(await follow(child));
