/** Starts the hall server with what Node compiled at the last start; a folder that cannot be written costs only time. */
import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";
import { freshProgram } from "./program/fresh.ts";

enableCompileCache(fileURLToPath(new URL("../node_modules/.cache/compiled", import.meta.url)));
await import(freshProgram() ?? "./run.ts");
