import { readdirSync } from "node:fs";

/** The profiles that come with a kind of device: `<kind>/profiles/*.json`, each file named after its profile. */
export function profileNames(folder: URL): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.slice(0, -".json".length))
    .sort();
}
