// `npm run release -- key …` and `npm run release -- sign …`: signed releases of the kiosk shell for a hall server to offer.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensureInstalled, root } from "./install.mjs";
import { packagesFor } from "./packages-for.mjs";
import { ensurePages } from "./pages.mjs";
import { ensureShellProgram } from "./shell-program.mjs";

const args = process.argv.slice(2);
const node = await ensureInstalled();
const programs = args[0] === "sign" && args.includes("--key") && args.includes("--to") ? stagePrograms() : [];
const { status } = spawnSync(node, ["electron/updates/release/main.ts", ...withoutTargets(), ...programs], {
  cwd: root,
  stdio: "inherit",
});
process.exit(status ?? 1);

/** For each kind of machine that is asked for: `--program linux-x64=<folder>`. */
function stagePrograms() {
  ensurePages(node);
  const bundles = ensureShellProgram(node);
  const work = join(root, "node_modules", ".cache", "packaging", "release");
  return targets().flatMap((target) => {
    const out = join(work, `program-${target}`);
    const staging = ["--target", target, "--bundles", bundles, "--packages", packagesFor(target)];
    const { status } = spawnSync(
      node,
      ["electron/packaging/main.ts", ...staging, "--work", work, "--out", out],
      { cwd: root, stdio: ["ignore", "ignore", 2] },
    );
    if (status !== 0) process.exit(status ?? 1);
    return ["--program", `${target}=${out}`];
  });
}

function targets() {
  const { values } = parseArgs({
    args,
    options: { target: { type: "string", multiple: true } },
    strict: false,
    allowPositionals: true,
  });
  return values.target?.map(String) ?? [`${process.platform}-${process.arch}`];
}

/** Paths are named from where somebody stands, and the program runs in the repository: npm starts both there. */
function withoutTargets() {
  return args.filter((arg, i) => !arg.startsWith("--target") && args[i - 1] !== "--target");
}
