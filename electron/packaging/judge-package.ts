import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, sep } from "node:path";
import { filesUnder } from "../updates/version-folder.ts";
import { executable } from "./builder-config.ts";
import { judgeContents, judgeFuses, judgeSecrets, judgeUnpacked } from "./inspect.ts";
import type { PackageTarget } from "./targets.ts";

/** The part of @electron/asar that is used here. */
interface Asar {
  listPackage(archive: string, options: { isPack: boolean }): string[];
  statFile(archive: string, path: string): object;
  extractFile(archive: string, path: string): Buffer;
}

/** What is wrong with a package as electron-builder made it: looks at the archive and the binary themselves. */
export async function judgePackage(
  tool: string,
  unpackedFolder: string,
  target: PackageTarget,
): Promise<string[]> {
  const asar = createRequire(join(tool, "package.json"))("@electron/asar") as Asar;
  const archive = join(unpackedFolder, "resources", "app.asar");
  const paths = asar
    .listPackage(archive, { isPack: false })
    .map((path) => path.split(sep).filter(Boolean).join("/"))
    .filter((path) => !("files" in asar.statFile(archive, path)));
  const contents = new Map(paths.map((path) => [path, asar.extractFile(archive, path)]));
  const beside = filesUnder(`${archive}.unpacked`) ?? [];
  const binary = target.platform === "win32" ? `${executable}.exe` : executable;
  return [
    ...judgeContents(paths),
    ...judgeContents(beside),
    ...judgeUnpacked(paths, beside),
    ...judgeSecrets(contents),
    ...judgeFuses(readFileSync(join(unpackedFolder, binary))),
    ...(paths.includes("launcher.mjs") ? [] : ["launcher.mjs is missing"]),
  ];
}
