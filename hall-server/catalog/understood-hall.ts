/**
 * A hall's file is read by people and rarely changed; understanding it takes a start longer than half a day of facts.
 * What was understood is kept in the data folder, and holds as long as every file behind it is the same to the byte.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { HallConfig } from "./config.ts";
import type { HallReading } from "./read-hall.ts";

interface Understood {
  asked: string;
  /** sha256 of each file; null for one that was not there. */
  files: [path: string, hash: string | null][];
  config: HallConfig;
}

const keptAs = "hall-file.understood.json";

/** As `readHall`; the folder is the hall's data folder. */
export async function understandHall(
  nameOrPath: string,
  options: { isDemonstration: boolean },
  folder: string,
): Promise<HallReading> {
  const asked = JSON.stringify([nameOrPath, options]);
  const kept = readKept(folder);
  if (kept?.asked === asked && kept.files.every(([path, hash]) => hashOf(path) === hash)) {
    return { ok: true, config: kept.config, files: kept.files.map(([path]) => path) };
  }
  const { readHall } = await import("./read-hall.ts");
  const reading = readHall(nameOrPath, options);
  if (reading.ok) {
    const files = [...reading.files, ...programFiles()];
    keep(folder, { asked, files: files.map((path) => [path, hashOf(path)]), config: reading.config });
  }
  return reading;
}

/** The code that understands is behind what was understood, too: this folder, the contract, the libraries' versions. */
function programFiles(): string[] {
  const here = fileURLToPath(new URL(".", import.meta.url));
  const code = readdirSync(here, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => join(here, name));
  const contract = ["hall.ts", "items.ts", "item-lists.ts", "lists.ts", "values.ts"].map(
    (name) => `../contract/${name}`,
  );
  const others = [...contract, "../../package-lock.json"];
  return [...code.toSorted(), ...others.map((name) => join(here, name))];
}

function hashOf(path: string): string | null {
  try {
    return createHash("sha256").update(readFileSync(path)).digest("base64");
  } catch {
    return null;
  }
}

function readKept(folder: string): Understood | null {
  try {
    return JSON.parse(readFileSync(join(folder, keptAs), "utf8")) as Understood;
  } catch {
    return null;
  }
}

/** A folder that cannot be written costs the next start its time and this one nothing: the database will say so. */
function keep(folder: string, understood: Understood): void {
  const path = join(folder, keptAs);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(`${path}.new`, JSON.stringify(understood), { mode: 0o600 });
    renameSync(`${path}.new`, path);
  } catch {}
}
