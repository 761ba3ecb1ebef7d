// What the tests need from Debian; the product itself needs none of it.
import { spawnSync } from "node:child_process";
import { sayAndExit } from "./say.mjs";

/** For the tests. */
const packages = [
  "alsa-utils",
  "avahi-daemon",
  "chromium",
  "cups-daemon",
  "cups-ipp-utils",
  "dbus-daemon",
  "fonts-noto-cjk",
  "libusb-1.0-0",
  "openssl",
  "sane-utils",
  "strace",
];

/**
 * Installs what is missing where it may, otherwise names it and ends with code 1.
 * @param {string[]} wanted
 */
export function ensureDebianPackages(wanted = packages) {
  const { missing, mayInstall } = installDebianPackages(wanted);
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${missing.join(" ")}`;
  if (!mayInstall) {
    sayAndExit(
      `测试需要这些 Debian 软件包:${missing.join("、")}。请以管理员身份运行:${command}`,
      `The tests need these Debian packages: ${missing.join(", ")}. As root, run: ${command}`,
    );
  }
  sayAndExit(
    `没有装上:${missing.join("、")}(原因见上)。请手工运行:${command}`,
    `Could not install ${missing.join(", ")} (the reason is above). Run by hand: ${command}`,
  );
}

/**
 * Installs what is missing where it may, and says what is missing still.
 * @param {string[]} wanted
 */
export function installDebianPackages(wanted) {
  const isMissing = (/** @type {string} */ name) => !isInstalled(name);
  const missing = wanted.filter(isMissing);
  const mayInstall = process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0;
  if (missing.length === 0 || !mayInstall) return { missing, mayInstall };
  process.stderr.write(`正在安装 / Installing: ${missing.join(", ")} …\n`);
  aptGet(["update", "-qq"]);
  aptGet(["install", "-y", "-qq", "--no-install-recommends", ...missing]);
  return { missing: missing.filter(isMissing), mayInstall };
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
