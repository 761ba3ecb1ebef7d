/** Loaded before the main script: `electron` is the stand-in, for CommonJS and ES modules, and the process says so. */
import { registerHooks } from "node:module";
import { chromiumVersion, electronVersion } from "./versions.ts";

const names = new Set(["electron", "electron/main", "electron/common"]);
const required = { url: new URL("./electron.cjs", import.meta.url).href, format: "commonjs" };
const imported = { url: new URL("./electron-imports.ts", import.meta.url).href, format: "module-typescript" };

registerHooks({
  resolve(specifier, context, next) {
    if (!names.has(specifier)) return next(specifier, context);
    return { ...(context.conditions.includes("import") ? imported : required), shortCircuit: true };
  },
});

const versions = { ...process.versions, electron: electronVersion, chrome: chromiumVersion };
Object.defineProperty(process, "versions", { value: Object.freeze(versions), enumerable: true });
Object.defineProperty(process, "type", { value: "browser", enumerable: true });
Object.defineProperty(process, "defaultApp", { value: true, enumerable: true });
Object.defineProperty(process, "resourcesPath", {
  value: new URL("./dist/resources", import.meta.url).pathname,
  enumerable: true,
});
