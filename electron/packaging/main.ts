/**
 * The part of `npm run package` that knows what a package is; `.ci/package.mjs` brings what it needs. Standard output
 * carries one line of JSON: `{ "made": [paths] }`, or `{ "staged": path }`.
 */
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readPublicKey } from "../updates/release/signing-key.ts";
import { bundleLauncher } from "./bundle-launcher.ts";
import { makeCheckedDistribution } from "./checked-distribution.ts";
import { contentsOf, judgeContents } from "./inspect.ts";
import { judgePackage } from "./judge-package.ts";
import { runBuilder } from "./run-builder.ts";
import { stageApp } from "./stage-app.ts";
import { readProject, stageProgram } from "./stage-program.ts";
import { isTargetName, targets } from "./targets.ts";
import { type PackagingTrouble, sayTrouble } from "./trouble.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { values } = parseArgs({
  options: {
    target: { type: "string", default: "" },
    bundles: { type: "string", default: "" },
    packages: { type: "string", default: root },
    work: { type: "string", default: "" },
    out: { type: "string", default: "" },
    tool: { type: "string" },
    "update-key": { type: "string" },
    "electron-dist": { type: "string" },
    format: { type: "string", multiple: true, default: [] },
    check: { type: "boolean", default: false },
  },
});

const name = isTargetName(values.target)
  ? values.target
  : fail({ code: "unknown-target", what: values.target });
const target = targets[name];
const { version } = readProject(root);
const work = join(values.work, name);
rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });

const program = join(work, "program");
const pages = join(root, "renderer", "dist");
const staged = stageProgram({
  ...{ root, packagesRoot: values.packages, bundles: values.bundles, pages, target },
  to: program,
});
if (!staged.ok) fail({ code: "build-missing", what: staged.error.name });
refuse(judgeContents(contentsOf(program).map((path) => `program/${path}`)));

if (values.tool === undefined) {
  // For a release: the program alone.
  rmSync(values.out, { recursive: true, force: true });
  cpSync(program, values.out, { recursive: true });
  process.stdout.write(`${JSON.stringify({ staged: resolve(values.out) })}\n`);
} else {
  const launcher = join(work, "launcher.mjs");
  await bundleLauncher(root, launcher);
  const app = join(work, "app");
  stageApp({ version, launcher, program, updateKey: publicKey(values["update-key"]), to: app });
  refuse(judgeContents(contentsOf(app)));
  const dist = values.check
    ? makeCheckedDistribution(join(work, "electron"), values.tool, target)
    : values["electron-dist"];
  const built = await runBuilder({
    tool: values.tool,
    app,
    out: values.out,
    target: name,
    formats: values.check ? ["dir"] : values.format,
    electronDist: dist,
    resources: join(root, "electron", "packaging"),
    electronVersion: readProject(root).devDependencies.electron ?? "",
  });
  if (!built.ok) fail(built.error);
  refuse(await judgePackage(values.tool, built.value.unpacked, target));
  process.stdout.write(`${JSON.stringify({ made: built.value.made })}\n`);
}

function publicKey(file: string | undefined): string | null {
  if (file === undefined) return null;
  return readPublicKey(file) ?? fail({ code: "no-public-key", what: file });
}

function refuse(problems: readonly string[]): void {
  if (problems.length > 0) fail({ code: "wrong-contents", what: problems.join("\n") });
}

function fail(trouble: PackagingTrouble): never {
  const { zh, en } = sayTrouble(trouble);
  process.stderr.write(`${zh}\n${en}\n`);
  process.exit(1);
}
