/** For tests: the shell as an installer puts it on a kiosk, and releases of it that a hall offers. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleLauncher } from "../../electron/packaging/bundle-launcher.ts";
import { stageApp } from "../../electron/packaging/stage-app.ts";
import { stageProgram } from "../../electron/packaging/stage-program.ts";
import type { UpdateRules } from "../../electron/updates/installed.ts";
import { makeRelease } from "../../electron/updates/release/make-release.ts";
import { keys } from "../../electron/updates/testing.ts";
import { builtPages, shellProgram } from "./launch.ts";

export const root = fileURLToPath(new URL("../../", import.meta.url));
const arch = process.arch === "arm64" ? "arm64" : "x64";

/** A program of that version, in a folder of its own. `change` may do to its files what it likes. */
export function stageVersion(
  folder: string,
  version: string,
  change: (program: string) => void = () => {},
): string {
  const program = join(folder, `program-${version}`);
  const staged = stageProgram({
    ...{ root, packagesRoot: root, bundles: shellProgram(), pages: builtPages(), to: program },
    target: { platform: "linux", arch },
  });
  if (!staged.ok) throw new Error(JSON.stringify(staged.error));
  const file = join(program, "package.json");
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), version }));
  change(program);
  return program;
}

/** Answers with the launcher, which is what is started. */
export async function install(
  folder: string,
  version: string,
  program: string,
  rules: Partial<UpdateRules>,
): Promise<string> {
  const launcher = join(folder, "launcher.mjs");
  await bundleLauncher(root, launcher);
  const updateKey = String(keys.publicKey.export({ type: "spki", format: "pem" }));
  const app = join(folder, "app");
  stageApp({ version, launcher, program, updateKey, rules, to: app });
  return join(app, "launcher.mjs");
}

let releasedAt = Date.UTC(2026, 2, 2);

/** Into the folder of which the hall server is told. */
export function releaseTo(updates: string, program: string): void {
  releasedAt += 60_000;
  const made = makeRelease({
    ...{ program, platform: "linux" as const, arch, minimumInstalled: "1.0.0", updates, ...keys },
    now: new Date(releasedAt),
  });
  if (!made.ok) throw new Error(made.error);
}
