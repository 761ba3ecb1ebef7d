import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

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
  plugins: [react()],
  html: { cspNonce: "__CSP_NONCE__" },
  build: {
    outDir: process.env.YICHUANG_PAGES ?? join(here, "dist"),
    emptyOutDir: true,
    // Fonts and sounds are files of their own: the policy allows no data: scripts, and files are cached for long.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: Object.fromEntries(pages.map((name) => [name, join(here, name, "index.html")])),
    },
  },
  server: {
    proxy: { "/api": hall, "/socket.io": { target: hall, ws: true } },
  },
});
