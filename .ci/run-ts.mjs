// `node .ci/run-ts.mjs <file.ts> [arguments]`: runs a program of the repository with a Node that can.
// Standard output belongs to that program alone.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled, root } from "./install.mjs";
import { follow, startNode } from "./processes.mjs";
import { sayAndExit } from "./say.mjs";
import { ensureServerProgram } from "./server-program.mjs";
import { watchParents } from "./watch-parents.mjs";

const [file, ...args] = process.argv.slice(2);
if (file === undefined) sayAndExit("请给出要运行的文件。", "Name the file to run.");
const path = resolve(root, file);
const node = await ensureInstalled();
if (file === "hall-server/main.ts") ensureServerProgram(node);
watchParents(() => process.kill(process.pid, "SIGTERM"));

if (node === process.execPath) {
  // In this very process, so that its pid and the signals sent to it are the program's own.
  process.argv = [node, path, ...args];
  await import(pathToFileURL(path).href);
} else {
  const child = startNode(node, [path, ...args], { stdio: ["inherit", "inherit", "inherit", "ipc"] });
  process.exit(await follow(child));
}
