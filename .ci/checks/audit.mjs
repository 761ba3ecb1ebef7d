// What the product is made of besides its own code: package-lock.json, package by package, and the advisories about them.
import { spawnSync } from "node:child_process";

const lockFile = "package-lock.json";
/** What packages are made with, and nothing else: nobody is given it, and the everyday install has none of it. */
const toolLockFile = "electron/packaging/tool/package-lock.json";
const settingsFile = ".npmrc";

/** What may be passed on inside a product of a public body without opening its source. */
const allowed = new Set([
  "MIT",
  "MIT-0",
  "ISC",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "OFL-1.1",
  "Unlicense",
  "CC0-1.0",
  "X11",
  "Zlib",
]);
/** Tools of the workshop, which nobody is given: their source stays open, ours is not touched by it. */
const allowedInWorkshop = new Set([...allowed, "MPL-2.0", "CC-BY-4.0", "Python-2.0", "WTFPL"]);

/**
 * Looked at by a person.
 * @type {{ name: string, license: string | undefined, why: string }[]}
 */
const licensesLookedAt = [
  {
    name: "espeak-ng",
    license: "GPL-3.0-or-later",
    why: "a program of its own, spoken to by pipes; replaceable",
  },
  { name: "png-js", license: undefined, why: "MIT: the LICENSE in the package" },
  { name: "xmlhttprequest-ssl", license: undefined, why: "MIT: the LICENSE in the package" },
];

/** They would build from source; their prebuilt binaries come in the packages, and .npmrc runs no script. */
const mayHaveInstallScript = ["@serialport/bindings-cpp", "node-hid", "electron-winstaller"];

const worst = ["high", "critical"];
const auditMs = 40_000;
const npmArguments = [
  "audit",
  "--omit=dev",
  "--audit-level=high",
  "--json",
  "--package-lock-only",
  // Without a network it is to say so soon.
  "--fetch-retries=0",
  "--fetch-timeout=15000",
];

/**
 * @typedef {{ version?: string, resolved?: string, integrity?: string, license?: string, link?: boolean, dev?: boolean,
 *   hasInstallScript?: boolean }} LockEntry
 * @param {import("./tree.mjs").Tree} tree
 * @returns {import("./tree.mjs").Outcome}
 */
export function checkAudit(tree) {
  if (!tree.files.includes(lockFile)) return { looked: 0, problems: [`${lockFile} is missing`] };
  /** @type {Record<string, LockEntry>} */
  const packages = JSON.parse(tree.read(lockFile)).packages ?? {};
  const tool = tree.files.includes(toolLockFile) ? JSON.parse(tree.read(toolLockFile)).packages : {};
  const entries = [
    ...Object.entries(packages),
    ...Object.entries(/** @type {Record<string, LockEntry>} */ (tool)).map(asTool),
  ].filter(([path]) => path !== "");
  const problems = entries.flatMap(([path, entry]) => judge(path, entry));
  problems.push(...staleExceptions(entries), ...scriptSetting(tree));
  if (Object.keys(packages).every((path) => path === "")) return { looked: 0, problems };
  const advisories = askForAdvisories(tree);
  return {
    looked: entries.length,
    problems: [...problems, ...advisories.problems],
    ...(advisories.notDone === null
      ? {}
      : { notDone: `advisories were not looked up, the packages themselves were: ${advisories.notDone}` }),
  };
}

/**
 * @param {[string, LockEntry]} entry
 * @returns {[string, LockEntry]}
 */
function asTool([path, entry]) {
  return [path, { ...entry, dev: true }];
}

/** @param {string} path `node_modules/a/node_modules/@b/c` is `@b/c` */
function nameOf(path) {
  return path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
}

/**
 * @param {string} path
 * @param {LockEntry} entry
 */
function judge(path, entry) {
  const name = nameOf(path);
  const problems = [];
  if (entry.link) problems.push(`${name}: is a link to a folder, not a package`);
  // The registry is whoever installs has; an address in the lock file would overrule it.
  else if (entry.resolved !== undefined)
    problems.push(`${name}: comes from ${hostOf(entry.resolved)}, not from the registry`);
  else if (!/^sha512-[\w+/]{86}==$/.test(entry.integrity ?? ""))
    problems.push(`${name}: has no SHA-512 by which to know it`);
  if (entry.hasInstallScript && !mayHaveInstallScript.includes(name))
    problems.push(`${name}: runs a script when it is installed`);
  const isLookedAt = licensesLookedAt.some((one) => one.name === name && one.license === entry.license);
  if (!isLookedAt && !isAllowed(entry.license, entry.dev ? allowedInWorkshop : allowed))
    problems.push(`${name}: licence ${entry.license ?? "unknown"} is not on the list`);
  return problems;
}

/** @param {string} resolved */
function hostOf(resolved) {
  return URL.canParse(resolved) ? `${new URL(resolved).protocol}//${new URL(resolved).host}` : resolved;
}

/**
 * SPDX: one of those between OR, all of those between AND.
 * @param {string | undefined} license
 * @param {Set<string>} list
 */
function isAllowed(license, list) {
  if (license === undefined) return false;
  return license
    .replace(/[()]/g, "")
    .split(/ OR /)
    .some((choice) => choice.split(/ AND /).every((one) => list.has(one.trim())));
}

/**
 * What was looked at once must not go on excusing a package that came later under the same name.
 * @param {[string, LockEntry][]} entries
 */
function staleExceptions(entries) {
  const names = new Set(entries.map(([path]) => nameOf(path)));
  return [...licensesLookedAt.map(({ name }) => name), ...mayHaveInstallScript]
    .filter((name) => !names.has(name))
    .map((name) => `${name}: has an exception in this check, but is no dependency any more`);
}

/** @param {import("./tree.mjs").Tree} tree */
function scriptSetting(tree) {
  const settings = tree.files.includes(settingsFile) ? tree.read(settingsFile) : "";
  return /^ignore-scripts=true$/m.test(settings)
    ? []
    : [
        `${settingsFile}: ignore-scripts=true is missing, so packages may run scripts when they are installed`,
      ];
}

/**
 * `notDone` says why nothing could be learned, which is no fault of the tree: many registries have no advisories.
 * @param {import("./tree.mjs").Tree} tree
 * @returns {{ problems: string[], notDone: string | null }}
 */
function askForAdvisories(tree) {
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
  const { stdout, error } = spawnSync(command, [...first, ...npmArguments], {
    cwd: tree.root,
    env: tree.env,
    encoding: "utf8",
    timeout: auditMs,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error) return { problems: [], notDone: `npm could not be asked (${codeOf(error)})` };
  const report = parse(stdout);
  if (report?.auditReportVersion === undefined || report.vulnerabilities === undefined)
    return { problems: [], notDone: whyNot(report) };
  const bad = Object.values(report.vulnerabilities).filter(({ severity }) => worst.includes(severity));
  return { problems: bad.map(sayVulnerable), notDone: null };
}

/**
 * @typedef {{ name: string, severity: string, range: string, via: (string | { title?: string })[] }} Vulnerable
 * @typedef {{ auditReportVersion?: number, vulnerabilities?: Record<string, Vulnerable>, statusCode?: number,
 *   message?: string, error?: { code?: string, summary?: string } }} Report
 * @param {string} text
 * @returns {Report | null}
 */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @param {Vulnerable} vulnerable */
function sayVulnerable({ name, severity, range, via }) {
  const titles = via.map((one) => (typeof one === "string" ? `by way of ${one}` : (one.title ?? "")));
  return `${name} ${range}: ${severity}: ${titles.filter(Boolean).join("; ")}`;
}

/** @param {Report | null} report */
function whyNot(report) {
  if (report?.statusCode !== undefined) return `the registry has none (it answered ${report.statusCode})`;
  const said = report?.error?.code ?? report?.message ?? "npm gave no answer";
  return `the registry gave no answer (${said.replace(/https?:\S+/g, "…")})`;
}

/** @param {Error & { code?: string }} error */
function codeOf(error) {
  return error.code ?? error.name;
}
