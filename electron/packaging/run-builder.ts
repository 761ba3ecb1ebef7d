import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { err, ok, type Result } from "../../drivers/result.ts";
import { builderConfig, formats } from "./builder-config.ts";
import { type TargetName, targets } from "./targets.ts";
import type { PackagingTrouble } from "./trouble.ts";

export interface BuilderRun {
  /** Where electron-builder was installed. */
  tool: string;
  app: string;
  out: string;
  target: TargetName;
  /** Empty: what is usual for the target. */
  formats: readonly string[];
  electronDist: string | undefined;
  electronVersion: string;
  resources: string;
}

/** The part of electron-builder's interface that is used here. */
interface Builder {
  build(options: {
    projectDir: string;
    targets: unknown;
    config: object;
    publish: "never";
  }): Promise<string[]>;
  Platform: Record<"LINUX" | "WINDOWS", { createTarget(formats: string[], arch: number): unknown }>;
  Arch: Record<"x64" | "arm64", number>;
}

/** Makes the installers, and beside them the folder that they hold. */
export async function runBuilder(
  run: BuilderRun,
): Promise<Result<{ made: string[]; unpacked: string }, PackagingTrouble>> {
  const { platform, arch } = targets[run.target];
  const entry = createRequire(join(run.tool, "package.json")).resolve("electron-builder");
  const { build, Platform, Arch } = (await import(pathToFileURL(entry).href)) as Builder;
  const wanted = run.formats.length > 0 ? [...run.formats] : formats[run.target];
  const { electronVersion, electronDist, resources } = run;
  try {
    const made = await build({
      projectDir: run.app,
      targets: Platform[platform === "linux" ? "LINUX" : "WINDOWS"].createTarget(wanted, Arch[arch]),
      config: builderConfig({ electronVersion, electronDist, output: run.out, resources }),
      publish: "never",
    });
    return ok({ made, unpacked: unpackedIn(run.out, platform, arch) });
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    return err({ code: isNetwork(because) ? "no-electron" : "builder-failed", what: firstLine(because) });
  }
}

/** As electron-builder names it: `linux-unpacked`, `linux-arm64-unpacked`, `win-unpacked`. */
function unpackedIn(out: string, platform: string, arch: string): string {
  const os = platform === "linux" ? "linux" : "win";
  const name = `${os}${arch === "x64" ? "" : `-${arch}`}-unpacked`;
  if (!existsSync(join(out, name))) throw new Error(`there is no ${name} among ${readdirSync(out)}`);
  return join(out, name);
}

function isNetwork(because: string): boolean {
  return /ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|ENETUNREACH|EPROTO|CERT|status code|HTTPError|RequestError|fetch failed|socket|download/i.test(
    because,
  );
}

function firstLine(text: string): string {
  return text.split("\n")[0]?.slice(0, 300) ?? "";
}
