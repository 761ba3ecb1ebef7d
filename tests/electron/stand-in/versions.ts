import { createRequire } from "node:module";

/** The installed npm package says which Electron this stands in for. */
export const electronVersion = (
  createRequire(import.meta.url)("../../../node_modules/electron/package.json") as { version: string }
).version;

/** Of the Chromium that this Electron carries; the one that is really started may be a neighbour of it. */
export const chromiumVersion = "156.0.0.0";
