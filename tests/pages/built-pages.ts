/** All pages as the hall server serves them, and the gallery: built once in a run of tests, and for each test file a copy of its own. */
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { delay } from "../../drivers/wait.ts";

export interface BuiltPages {
  folder: string;
  remove(): void;
}

export async function buildPages({ hasGallery = true } = {}): Promise<BuiltPages> {
  const built = await builtOnce(hasGallery);
  const folder = mkdtempSync(join(tmpdir(), "yichuang-pages-"));
  cpSync(built, folder, { recursive: true });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** In the run's own temporary folder, by whoever comes first; the others wait for it, unless its process is gone. */
async function builtOnce(hasGallery: boolean): Promise<string> {
  const built = join(tmpdir(), hasGallery ? "pages-and-gallery" : "pages");
  const builder = `${built}.builder`;
  for (; !existsSync(built); await delay(50)) {
    if (!takes(builder)) continue;
    try {
      // The one before may have ended between the two looks.
      if (!existsSync(built)) renameSync(await build(hasGallery), built);
    } finally {
      rmSync(builder, { force: true });
    }
  }
  return built;
}

/** True where nobody else is at it. */
function takes(builder: string): boolean {
  try {
    writeFileSync(builder, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    if (!isAtWork(builder)) rmSync(builder, { force: true });
    return false;
  }
}

function isAtWork(builder: string): boolean {
  try {
    process.kill(Number(readFileSync(builder, "utf8")), 0);
    return true;
  } catch {
    return !existsSync(builder);
  }
}

async function build(hasGallery: boolean): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "yichuang-build-"));
  const vite = join("node_modules", "vite", "bin", "vite.js");
  const child = spawn(process.execPath, [vite, "build", "renderer", "--logLevel", "warn"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      YICHUANG_GALLERY: hasGallery ? "1" : "",
      YICHUANG_PAGES: folder,
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (data) => {
    said += data;
  });
  const code = await new Promise((resolve) => child.once("close", resolve));
  if (code === 0) return folder;
  rmSync(folder, { recursive: true, force: true });
  throw new Error(`The pages could not be built:\n${said}`);
}
