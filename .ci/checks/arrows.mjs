// Which folder may import which: docs/architecture.md draws these arrows.
import { posix } from "node:path";

/**
 * The first rule whose `from` begins a file's path governs it. Tests may import anything.
 * @type {{ from: string, may: string[], packages: string[] | "any", node: boolean }[]}
 */
const rules = [
  { from: "hall-server/contract/", may: ["hall-server/contract/"], packages: ["zod"], node: false },
  { from: "drivers/contract/", may: ["drivers/contract/"], packages: ["zod"], node: false },
  {
    from: "electron/contract/",
    may: ["electron/contract/", "drivers/contract/", "hall-server/contract/"],
    packages: ["zod"],
    node: false,
  },
  // Deciding and applying facts is pure: no clock, no chance, no disk, no network, so that a replay gives the same.
  ...["queueing", "calling", "ratings"].map((room) => ({
    from: `hall-server/${room}/`,
    may: ["hall-server/", "drivers/contract/"],
    packages: ["tinyqueue"],
    node: false,
  })),
  // Pictures are made small by the same code that makes them from cameras; it knows no device.
  {
    from: "hall-server/files/",
    may: ["hall-server/", "drivers/contract/", "drivers/document-images/"],
    packages: "any",
    node: true,
  },
  { from: "hall-server/", may: ["hall-server/", "drivers/contract/"], packages: "any", node: true },
  { from: "drivers/document-images/node/", may: ["drivers/"], packages: "any", node: true },
  // Runs in a page's worker as well as in Node's.
  {
    from: "drivers/document-images/",
    may: ["drivers/document-images/", "drivers/result.ts"],
    packages: ["pdf-lib"],
    node: false,
  },
  { from: "drivers/", may: ["drivers/"], packages: "any", node: true },
  {
    from: "electron/",
    may: ["electron/", "drivers/", "hall-server/contract/"],
    packages: "any",
    node: true,
  },
  // Shows every page's states side by side; no page of the product.
  { from: "renderer/gallery/", may: ["renderer/", "hall-server/contract/"], packages: "any", node: false },
  { from: "renderer/", may: [], packages: "any", node: false },
];

/** What every page may import besides its own folder. */
const sharedByPages = [
  "renderer/kit/",
  "renderer/words/",
  "renderer/dock/",
  "hall-server/contract/",
  "drivers/contract/",
  "electron/contract/",
  "drivers/document-images/",
];

/** What the pure rooms may not reach inside the hall server. */
const closedToPureRooms = ["hall-server/gateway/", "hall-server/journal/"];
/** The shape of a fact and the list of undos are plain values that live beside the journal. */
const openToPureRooms = ["hall-server/journal/fact.ts", "hall-server/journal/changes.ts"];

const specifierPattern =
  /(?:\bfrom\s*|\bimport\s*\(\s*|^\s*import\s+|\brequire\s*\(\s*|\bnew\s+URL\s*\(\s*(?=.*\.[jt]sx?["']))(["'])([^"'\n]+)\1/gm;

/**
 * @param {import("./tree.mjs").Tree} tree
 * @returns {import("./tree.mjs").Outcome}
 */
export function checkArrows(tree) {
  const governed = tree.files.filter(
    (file) => /\.(ts|tsx|js|mjs|cjs)$/.test(file) && ruleOf(file) !== undefined,
  );
  const problems = [];
  for (const file of governed) {
    for (const [, , specifier] of tree.read(file).matchAll(specifierPattern)) {
      const complaint = specifier === undefined ? undefined : judge(file, specifier);
      if (complaint !== undefined) problems.push(`${file} imports "${specifier}": ${complaint}`);
    }
  }
  return { looked: governed.length, problems: [...problems, ...schemasInPages(tree, governed)] };
}

/** Values, not types alone: `import { a, type B } from "…"`. */
const valueImportPattern = /^import\s+(?!type\b)([^;]*?)\s*\bfrom\s*"(\.[^"]+)"/gm;

/**
 * A page that imports a value from a contract file with schemas carries zod, which makes code at run time: the pages' policy
 * forbids it. Lists that pages need stand in files of their own.
 * @param {import("./tree.mjs").Tree} tree
 * @param {string[]} governed
 * @returns {string[]}
 */
function schemasInPages(tree, governed) {
  const schemas = new Set(
    governed.filter((file) => /\/contract\//.test(file) && /\bfrom "zod"/.test(tree.read(file))),
  );
  const problems = [];
  for (const file of governed.filter((one) => one.startsWith("renderer/"))) {
    for (const [, names = "", specifier = ""] of tree.read(file).matchAll(valueImportPattern)) {
      const isTypesAlone = /^\{(\s*type\s+\w+\s*,?)+\}$/.test(names.trim());
      const target = posix.normalize(posix.join(posix.dirname(file), specifier));
      if (!isTypesAlone && schemas.has(target))
        problems.push(`${file} imports "${specifier}": pages take only types from files with schemas`);
    }
  }
  return problems;
}

/** @param {string} file */
function ruleOf(file) {
  if (/\.test\.tsx?$/.test(file) || file === "renderer/vite.config.ts") return undefined;
  return rules.find((rule) => file.startsWith(rule.from));
}

/**
 * @param {string} file
 * @param {string} specifier
 * @returns {string | undefined} what is wrong with it
 */
function judge(file, specifier) {
  const rule = ruleOf(file);
  if (rule === undefined) return undefined;
  if (specifier.startsWith("node:"))
    return rule.node ? undefined : `${rule.from} runs where there is no Node`;
  if (!specifier.startsWith(".")) {
    const isAllowed =
      rule.packages === "any" || rule.packages.some((name) => `${specifier}/`.startsWith(`${name}/`));
    return isAllowed ? undefined : `${rule.from} may use no package but: ${rule.packages || "none"}`;
  }
  const target = posix.normalize(posix.join(posix.dirname(file), specifier));
  const may = rule.from === "renderer/" ? openToPage(file) : rule.may;
  if (!may.some((prefix) => target.startsWith(prefix))) return `may import only from ${may.join(", ")}`;
  if (rule.from.startsWith("hall-server/") && !rule.node && !openToPureRooms.includes(target)) {
    const closed = closedToPureRooms.find((prefix) => target.startsWith(prefix));
    if (closed !== undefined) return `${rule.from} is pure and stays clear of ${closed}`;
  }
  return undefined;
}

/** A page's states and the made-up halls behind them are for the gallery alone. */
const galleryFile = /\/(states|fixture-[\w-]+|model-[\w-]+)\.tsx?$/;

/**
 * A page's own folder and what all share; what is drawn for the gallery also uses the gallery.
 * @param {string} file
 */
function openToPage(file) {
  const own = [...sharedByPages, `renderer/${pageOf(file)}`];
  return galleryFile.test(file) ? [...own, "renderer/gallery/"] : own;
}

/**
 * The folder of a page with its slash; kit and words count as one, a file of no folder stands for itself.
 * @param {string} file
 */
function pageOf(file) {
  const [, page, ...rest] = file.split("/");
  return rest.length > 0 ? `${page}/` : (page ?? "");
}
