import { copyFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { keyFileName, programFolderName, type UpdateRules } from "../updates/installed.ts";

export interface AppParts {
  version: string;
  /** The bundled launcher. */
  launcher: string;
  /** From `stageProgram`. */
  program: string;
  /** Whose updates are believed, PEM; null: the package takes none. */
  updateKey: string | null;
  /** Other than halls have them. */
  rules?: Partial<UpdateRules>;
  to: string;
}

/** What becomes the package's archive: the launcher, the key, and the program of this version. */
export function stageApp({ version, launcher, program, updateKey, rules, to }: AppParts): void {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  copyFileSync(launcher, join(to, "launcher.mjs"));
  if (updateKey !== null) writeFileSync(join(to, keyFileName), updateKey);
  cpSync(program, join(to, programFolderName), { recursive: true });
  const own = {
    // The folder of the kiosk's data is named after it: it never changes.
    name: "yichuang-shell",
    productName: "Yichuang",
    version,
    description: "The kiosk shell of the Yichuang hall",
    author: "Yichuang",
    license: "UNLICENSED",
    main: "launcher.mjs",
    type: "module",
    ...(rules === undefined ? {} : { updates: rules }),
  };
  writeFileSync(join(to, "package.json"), `${JSON.stringify(own, null, 2)}\n`);
}
