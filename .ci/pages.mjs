// The pages are built once and again only when something that they are made of has changed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, toolEnvironment } from "./install.mjs";
import { sayAndExit } from "./say.mjs";

const built = join(root, "renderer", "dist");
/** Lies in the built folder, which a build empties, so that it never speaks of another build. */
const stamp = join(built, ".made-of");
const sources = ["renderer", "hall-server/contract", "drivers/contract", "package-lock.json"];

/** @param {string} node */
export function ensurePages(node) {
  const madeOf = hashSources();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === madeOf) return;
  process.stderr.write("正在生成页面… / Building the pages …\n");
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  const { YICHUANG_PAGES, YICHUANG_GALLERY, ...env } = toolEnvironment(node);
  const { status } = spawnSync(node, [vite, "build", "renderer", "--logLevel", "warn"], {
    cwd: root,
    // Whoever calls, a test among them, wants the pages as people get them.
    env: { ...env, NODE_ENV: "production" },
    stdio: ["ignore", 2, 2],
  });
  if (status !== 0)
    sayAndExit("页面没有生成(原因见上)。", "The pages could not be built (the reason is above).");
  writeFileSync(stamp, madeOf);
}

function hashSources() {
  const hash = createHash("sha256");
  for (const file of sources.flatMap((source) => filesUnder(source)).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  if (path.endsWith(".json")) return [path];
  return readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) => {
    const inside = `${path}/${entry.name}`;
    if (entry.isFile()) return [inside];
    return entry.isDirectory() && inside !== "renderer/dist" ? filesUnder(inside) : [];
  });
}
