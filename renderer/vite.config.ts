import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const here = import.meta.dirname;

/** Every folder with an index.html is a page, served at `/<name>/`. The gallery is for those who draw the pages. */
const pages = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(here, entry.name, "index.html")))
  .map((entry) => entry.name)
  .filter((name) => name !== "gallery" || process.env.YICHUANG_GALLERY === "1");

const hall = process.env.YICHUANG_HALL ?? "http://127.0.0.1:8100";

export default defineConfig({
  root: here,
  base: "/",
  plugins: [react(), pdfParts()],
  html: { cspNonce: "__CSP_NONCE__" },
  build: {
    outDir: process.env.YICHUANG_PAGES ?? join(here, "dist"),
    emptyOutDir: true,
    // Fonts and sounds are files of their own: the policy allows no data: scripts, and files are cached for long.
    assetsInlineLimit: 0,
    // The hall stands beside whoever loads them; what the first start prints is for people.
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: {
      input: Object.fromEntries(pages.map((name) => [name, join(here, name, "index.html")])),
    },
  },
  server: {
    proxy: { "/api": hall, "/socket.io": { target: hall, ws: true } },
  },
});

/**
 * What pdf.js reads by itself when a document needs it: character tables for Chinese fonts that a document does not bring, the
 * standard fonts, and decoders of scanned pictures without WebAssembly (which the pages' policy does not allow). Their names
 * are pdf.js's own, so its version stands in the folder's.
 */
function pdfParts(): Plugin {
  const folder = dirname(fileURLToPath(import.meta.resolve("pdfjs-dist/package.json")));
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
  const parts: [from: string, wanted: RegExp][] = [
    ["cmaps", /\.bcmap$/],
    ["standard_fonts", /\.(pfb|ttf)$/],
    ["wasm", /_nowasm_fallback\.js$/],
  ];
  return {
    name: "pdf-parts",
    config: () => ({ define: { __PDF_PARTS__: JSON.stringify(`/assets/pdfjs-${version}/`) } }),
    generateBundle() {
      for (const [from, wanted] of parts) {
        for (const name of readdirSync(join(folder, from)).filter((one) => wanted.test(one))) {
          const source = readFileSync(join(folder, from, name));
          this.emitFile({ type: "asset", fileName: `assets/pdfjs-${version}/${from}/${name}`, source });
        }
      }
    },
  };
}
