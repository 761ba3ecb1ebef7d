/** What a kiosk has to load before its page can be used: the entry's own scripts and styles with all that they import. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BuiltPages, buildPages } from "./built-pages.ts";

/** Compressed by gzip; fonts and sounds are files of their own and come when they are needed. */
const mostKilobytes = 250;

let pages: BuiltPages;

beforeAll(async () => {
  // As it is delivered: what the gallery shares with a page would be split off otherwise.
  pages = await buildPages({ hasGallery: false });
}, 120_000);

afterAll(() => pages?.remove());

const staticImport = /(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g;
const linked = /(?:src|href)="\/assets\/([^"]+\.(?:js|css))"/g;

/** Name and content of every file, each once. */
function loadedBy(page: string): Map<string, Buffer> {
  const loaded = new Map<string, Buffer>();
  const load = (name: string) => {
    if (loaded.has(name)) return;
    const content = readFileSync(join(pages.folder, "assets", name));
    loaded.set(name, content);
    if (!name.endsWith(".js")) return;
    for (const [, imported = ""] of content.toString().matchAll(staticImport)) load(imported);
  };
  const html = readFileSync(join(pages.folder, page, "index.html"), "utf8");
  for (const [, name = ""] of html.matchAll(linked)) load(name);
  return loaded;
}

test(`the kiosk's page is at most ${mostKilobytes} kB compressed`, () => {
  const files = loadedBy("kiosk");
  const kilobytes = (compress: (content: Buffer) => Buffer) =>
    [...files.values()].reduce((sum, content) => sum + compress(content).length, 0) / 1000;
  const gzip = kilobytes((content) => gzipSync(content, { level: 9 }));
  const brotli = kilobytes((content) => brotliCompressSync(content));
  console.info(
    `kiosk page: ${gzip.toFixed(0)} kB by gzip, ${brotli.toFixed(0)} kB by brotli, ${files.size} files`,
  );
  // React and the kiosk itself must be among what was weighed, or nothing was.
  const scripts = [...files].filter(([name]) => name.endsWith(".js"));
  expect(scripts.some(([, content]) => content.includes("useSyncExternalStore"))).toBe(true);
  expect(scripts.some(([, content]) => content.includes("请刷身份证"))).toBe(true);
  expect([...files.keys()].some((name) => name.endsWith(".css"))).toBe(true);
  expect(gzip).toBeLessThanOrEqual(mostKilobytes);
});
