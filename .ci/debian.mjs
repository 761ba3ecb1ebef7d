// What the tests need from Debian; the product itself needs none of it.
import { spawnSync } from "node:child_process";
import { sayAndExit } from "./say.mjs";

/** For the tests. */
const packages = ["chromium", "fonts-noto-cjk", "libusb-1.0-0", "openssl", "strace"];

/** Installs what is missing where it may, otherwise names it and ends with code 1. */
/** @param {string[]} wanted */
export function ensureDebianPackages(wanted = packages) {
  const missing = wanted.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${missing.join(" ")}`;
  const mayInstall = process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0;
  if (!mayInstall) {
    sayAndExit(
      `测试需要这些 Debian 软件包:${missing.join("、")}。请以管理员身份运行:${command}`,
      `The tests need these Debian packages: ${missing.join(", ")}. As root, run: ${command}`,
    );
  }
  process.stderr.write(`正在安装 / Installing: ${missing.join(", ")} …\n`);
  aptGet(["update", "-qq"]);
  aptGet(["install", "-y", "-qq", "--no-install-recommends", ...missing]);
  const still = wanted.filter((name) => !isInstalled(name));
  if (still.length > 0) {
    sayAndExit(
      `没有装上:${still.join("、")}(原因见上)。请手工运行:${command}`,
      `Could not install ${still.join(", ")} (the reason is above). Run by hand: ${command}`,
    );
  }
}

/** @param {string} name */
function isInstalled(name) {
  const { stdout } = spawnSync("dpkg", ["--status", name], { encoding: "utf8" });
  return /^Status: install ok installed$/m.test(stdout ?? "");
}

/** @param {string[]} args */
function aptGet(args) {
  spawnSync("apt-get", args, {
    stdio: ["ignore", 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}
