// `npm run package`: an installer of the kiosk shell; docs/kiosk-install.md says for whom. With `--check`, as far as it can be
// done without Electron: the same configuration on a folder in Electron's place, whose outcome is looked through.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { ensureInstalled, root } from "./install.mjs";
import { packagesFor, packagingTool } from "./packages-for.mjs";
import { ensurePages } from "./pages.mjs";
import { sayAndExit } from "./say.mjs";
import { ensureShellProgram } from "./shell-program.mjs";

const usage = `npm run package -- [--target linux-x64|linux-arm64|win32-x64] [--update-key <file.pub>] [--check]
  [--format deb|AppImage|nsis|dir]… [--electron-dist <folder>] [--out dist/packages]`;
const here = `${process.platform}-${process.arch}`;
const values = readArguments();
const node = await ensureInstalled();
ensurePages(node);
const work = join(root, "node_modules", ".cache", "packaging", "work");
const out = values.check ? join(work, "checked", values.target) : resolve(values.out);
if (!values["update-key"] && !values.check)
  process.stderr.write(
    "没有给出 --update-key:这个安装包不会自动更新。\nWithout --update-key this package takes no updates.\n",
  );
const { status } = spawnSync(
  node,
  [
    "electron/packaging/main.ts",
    ...["--target", values.target, "--bundles", ensureShellProgram(node), "--work", work, "--out", out],
    ...["--packages", packagesFor(values.target), "--tool", packagingTool()],
    ...(values["update-key"] ? ["--update-key", resolve(values["update-key"])] : []),
    ...(values.check ? ["--check"] : electronHere()),
    ...values.format.flatMap((format) => ["--format", format]),
  ],
  // electron-builder tells its steps on standard output.
  { cwd: root, stdio: ["ignore", "inherit", "inherit"] },
);
if (status !== 0) process.exit(status ?? 1);
process.stdout.write(
  values.check
    ? "安装包的配置检查过了(没有用真正的 Electron)。\nThe package's configuration was checked (not with Electron itself).\n"
    : `安装包在 ${out}。\nThe packages are in ${out}.\n`,
);

/** The `electron` package may have fetched its own for this machine already. */
function electronHere() {
  const given = values["electron-dist"];
  if (given !== undefined) {
    if (!existsSync(given)) sayAndExit(`没有这个文件夹:${given}`, `There is no such folder: ${given}`);
    return ["--electron-dist", resolve(given)];
  }
  const fetched = join(root, "node_modules", "electron", "dist");
  return values.target === here && existsSync(fetched) ? ["--electron-dist", fetched] : [];
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        target: { type: "string", default: here },
        "update-key": { type: "string" },
        check: { type: "boolean", default: false },
        format: { type: "string", multiple: true, default: [] },
        "electron-dist": { type: "string" },
        out: { type: "string", default: join(root, "dist", "packages") },
      },
    }).values;
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return sayAndExit(`看不懂:${what}\n用法:${usage}`, `Not understood: ${what}\nUsage: ${usage}`);
  }
}
