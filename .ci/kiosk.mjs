// `npm run kiosk -- --role kiosk --hall http://…`: the shell of a kiosk, a screen, a sign, a pad or a counter's PC. What it
// is told besides is the shell's own: electron/place/read-place.ts.
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled, root, toolEnvironment } from "./install.mjs";
import { ensurePages } from "./pages.mjs";
import { follow } from "./processes.mjs";
import { sayAndExit } from "./say.mjs";
import { ensureShellProgram } from "./shell-program.mjs";
import { watchParents } from "./watch-parents.mjs";

const args = process.argv.slice(2);
const node = await ensureInstalled();
const isStandIn = process.env.ELECTRON_OVERRIDE_DIST_PATH !== undefined;
const electron = findElectron();
if (!isStandIn && process.platform === "linux") refuseWhereChromiumCannotRun();
ensurePages(node);
const program = ensureShellProgram(node);

const pages = args.includes("--pages") ? [] : ["--pages", join(root, "renderer", "dist")];
const child = spawn(electron, [join(program, "main.mjs"), ...pages, ...args], {
  env: toolEnvironment(node),
  stdio: "inherit",
});
watchParents(() => child.kill("SIGTERM"));
child.once("error", ({ message }) =>
  sayAndExit(`Electron 不能启动:${message}`, `Electron could not be started: ${message}`),
);
process.exit(await follow(child));

/** The electron package says what to start; at the first run it fetches its binary. */
function findElectron() {
  const folder = join(root, "node_modules", "electron");
  const isThere = isStandIn || existsSync(join(folder, "path.txt"));
  if (!isThere) process.stderr.write("正在下载 Electron(约 100 MB)… / Fetching Electron (about 100 MB) …\n");
  const { status, stdout, stderr } = spawnSync(
    node,
    ["-e", `process.stdout.write("\\n" + require(${JSON.stringify(folder)}))`],
    { cwd: root, encoding: "utf8" },
  );
  if (status !== 0) sayThatElectronIsMissing(`${stdout}${stderr}`);
  return stdout.split("\n").at(-1) ?? "";
}

/** Electron itself would only say so in English, or break off. */
function refuseWhereChromiumCannotRun() {
  if (process.getuid?.() === 0)
    sayAndExit(
      "请用普通用户运行:以 root 运行时,浏览器内核不能隔离页面。",
      "Run this as an ordinary user: as root, the browser's engine cannot keep pages apart.",
    );
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    sayAndExit(
      "没有找到图形桌面(DISPLAY 和 WAYLAND_DISPLAY 都没有设置)。请在这台机器的桌面里打开终端,再运行一次。",
      "There is no graphical desktop here (neither DISPLAY nor WAYLAND_DISPLAY is set). Open a terminal on the machine's own desktop and run this again.",
    );
}

/** @param {string} said by the electron package, at length */
function sayThatElectronIsMissing(said) {
  const reason =
    said
      .split("\n")
      .find((line) => /^\s*\w*Error:/.test(line))
      ?.trim() ?? "";
  sayAndExit(
    `没有取得 Electron 的程序文件(${reason})。请在能上网时再运行一次,或把环境变量 ELECTRON_MIRROR 设为内网镜像;不用 Electron 时,npm start 在浏览器里打开同样的页面。`,
    `Electron's own program could not be fetched (${reason}). Run this again with internet access, or set the environment variable ELECTRON_MIRROR to a mirror within reach; without Electron, npm start opens the same pages in a browser.`,
  );
}
