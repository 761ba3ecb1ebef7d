/** All pages, built once for a test file into a folder of its own, as the hall server serves them; and the gallery. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface BuiltPages {
  folder: string;
  remove(): void;
}

export async function buildPages({ hasGallery = true } = {}): Promise<BuiltPages> {
  const folder = mkdtempSync(join(tmpdir(), "yichuang-pages-"));
  const vite = join("node_modules", "vite", "bin", "vite.js");
  const build = spawn(process.execPath, [vite, "build", "renderer", "--logLevel", "warn"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      YICHUANG_GALLERY: hasGallery ? "1" : "",
      YICHUANG_PAGES: folder,
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  build.stderr.on("data", (data) => {
    said += data;
  });
  const code = await new Promise((resolve) => build.once("close", resolve));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  if (code !== 0) {
    remove();
    throw new Error(`The pages could not be built:\n${said}`);
  }
  return { folder, remove };
}
