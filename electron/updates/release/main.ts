/** `npm run release` (.ci/release.mjs stages the programs): makes the key, and puts signed releases where a hall offers them. */
import { createPublicKey } from "node:crypto";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { isTargetName, targets } from "../../packaging/targets.ts";
import { makeRelease } from "./make-release.ts";
import { type ReleaseTrouble, sayReleaseTrouble } from "./release-trouble.ts";
import { makeSigningKey, readSigningKey } from "./signing-key.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const usage = `npm run release -- key --to <file outside the repository>
npm run release -- sign --key <file> --to <folder of the hall server's --updates> [--target linux-x64]…
  [--minimum-installed <version>]`;

const { values, positionals } = read();
const [what = ""] = positionals;
if (what === "key" && values.to !== undefined) makeKey(values.to);
else if (what === "sign" && values.key !== undefined && values.to !== undefined) sign(values.key, values.to);
else fail({ code: "not-understood", what: usage });

function makeKey(file: string): void {
  const made = makeSigningKey(file, root);
  if (!made.ok) fail({ code: made.error, what: file });
  say(
    `私钥在 ${file}：离线保管，不要放进仓库，也不要放到大厅服务器上。公钥在 ${made.value}：打包时用 --update-key 给出。`,
    `The private key is in ${file}: keep it offline, neither in the repository nor on a hall server. The public key is in ${made.value}: give it to npm run package by --update-key.`,
  );
}

/** `--program linux-x64=<folder>` for each, from .ci/release.mjs. */
function sign(keyFile: string, to: string): void {
  const privateKey = readSigningKey(keyFile, root);
  if (!privateKey.ok) fail({ code: privateKey.error, what: keyFile });
  const publicKey = createPublicKey(privateKey.value);
  for (const one of values.program) {
    const [name = "", program = ""] = one.split("=");
    if (!isTargetName(name)) fail({ code: "unknown-target", what: name });
    const made = makeRelease({
      ...targets[name],
      program,
      minimumInstalled: values["minimum-installed"],
      ...{ privateKey: privateKey.value, publicKey },
      updates: resolve(to),
      now: new Date(),
    });
    if (!made.ok) fail({ code: made.error, what: name });
    const { version, files } = made.value;
    const megabytes = Math.round(files.reduce((sum, { bytes }) => sum + bytes, 0) / 1_000_000);
    say(
      `${name} ${version}：${files.length} 个文件，${megabytes} MB，已签名，在 ${to}。`,
      `${name} ${version}: ${files.length} files, ${megabytes} MB, signed, in ${to}.`,
    );
  }
}

function say(zh: string, en: string): void {
  process.stdout.write(`${zh}\n${en}\n`);
}

function fail(trouble: ReleaseTrouble): never {
  const { zh, en } = sayReleaseTrouble(trouble);
  process.stderr.write(`${zh}\n${en}\n`);
  process.exit(1);
}

function read() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        to: { type: "string" },
        key: { type: "string" },
        program: { type: "string", multiple: true, default: [] },
        "minimum-installed": { type: "string", default: "0.0.0" },
      },
    });
  } catch {
    return fail({ code: "not-understood", what: usage });
  }
}
