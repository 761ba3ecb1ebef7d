import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { sync } from "../operations/backup/files.ts";
import { inBoth } from "../operations/explained.ts";

interface Where {
  file: string | undefined;
  dataFolder: string;
  /** Where the hall's daily backups go, unless beside the data folder. */
  backups?: string | undefined;
  /** A demonstration makes a key beside its data folder; a real hall's key is made by a person. */
  mayMake: boolean;
}

/**
 * The hall's master key: 32 bytes as base64, from YICHUANG_MASTER_KEY or a file outside the data folder, so that
 * whoever copies the database has not copied the key. Returns a sentence when there is none.
 */
export function masterKey({ file, dataFolder, backups, mayMake }: Where): Buffer | string {
  const fromEnvironment = process.env.YICHUANG_MASTER_KEY;
  if (fromEnvironment) return readKey(fromEnvironment, "YICHUANG_MASTER_KEY");
  const path = keyFileOf({ file, dataFolder });
  const folder = resolve(dataFolder);
  if (liesIn(path, folder))
    return inBoth({
      zh: `密钥文件 ${path} 放在数据文件夹里面。请移到别处。`,
      en: `The key file ${path} lies in the data folder: keep it elsewhere.`,
    });
  if (liesIn(path, `${folder}.backups`) || (backups !== undefined && liesIn(path, resolve(backups))))
    return inBoth({
      zh: `密钥文件 ${path} 放在备份里面。请移到别处。`,
      en: `The key file ${path} lies among the backups: keep it elsewhere.`,
    });
  if (existsSync(path)) return readKeyFile(path);
  if (!mayMake) {
    return inBoth({
      zh: `没有主密钥。新大厅：请设置 YICHUANG_MASTER_KEY，或把 32 个随机字节以 base64 写入 ${path}（openssl rand -base64 32）；已有数据的大厅：请取回保管的那一份。`,
      en: `No master key: for a new hall set YICHUANG_MASTER_KEY, or write 32 random bytes as base64 to ${path} (openssl rand -base64 32); for one that has data bring back the copy that you keep.`,
    });
  }
  const key = randomBytes(32);
  mkdirSync(dirname(path), { recursive: true });
  // Whole or not at all: half a key would keep the hall from ever starting again.
  writeFileSync(`${path}.part`, `${key.toString("base64")}\n`, { mode: 0o600, flush: true });
  renameSync(`${path}.part`, path);
  sync(dirname(path));
  return key;
}

/** Where the key is looked for unless the environment has it. */
export function keyFileOf({ file, dataFolder }: Pick<Where, "file" | "dataFolder">): string {
  return resolve(file ?? `${resolve(dataFolder)}.key`);
}

/** By where they really are: a link is no way around. */
function liesIn(path: string, folder: string): boolean {
  return real(path).startsWith(real(folder) + sep);
}

function real(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const parent = dirname(path);
  return parent === path ? path : join(real(parent), basename(path));
}

function readKeyFile(path: string): Buffer | string {
  try {
    return readKey(readFileSync(path, "utf8"), path);
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    return inBoth({
      zh: `无法读取密钥文件（${because}）。请检查路径和权限。`,
      en: `The key file cannot be read: ${because}. Check the path and its permissions.`,
    });
  }
}

/** A sentence when it is none. */
export function readKey(text: string, where: string): Buffer | string {
  // Buffer.from would pass over what is no base64, and take a shorter key for a whole one.
  const isKey = /^[\w+/-]{43}=?$/.test(text.trim());
  if (isKey) return Buffer.from(text.trim(), "base64");
  return inBoth({
    zh: `${where} 不是主密钥（应为 32 字节的 base64）。请取回保管的那一份。`,
    en: `The master key in ${where} is not 32 bytes of base64. Bring back the copy that you keep.`,
  });
}
