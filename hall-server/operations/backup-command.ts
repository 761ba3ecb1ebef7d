/**
 * A verified backup, whether the hall runs or not:
 *
 *   npm run backup -- --data <folder> --to <folder> [--keep <how many>]
 *
 * A running hall makes it itself, so the folder must be one that its user may write to.
 */
import { resolve } from "node:path";
import { keepFilesPrivate } from "../people/private-files.ts";
import type { FinishedBackup } from "./backup/finish.ts";
import { backupStopped } from "./backup/make.ts";
import { readOptions, report, wrongUse } from "./command-line.ts";
import { askControl, type BackupCall } from "./control.ts";
import type { Outcome } from "./problem.ts";

keepFilesPrivate();
const usage = "npm run backup -- --data <folder> --to <folder> [--keep <n>]";

const {
  data,
  to,
  keep: keepText,
} = readOptions(usage, {
  data: { type: "string" },
  to: { type: "string" },
  keep: { type: "string" },
});
if (!data || !to) wrongUse("--data, --to", usage);
const keep = keepText === undefined ? null : Number(keepText);
if (keep !== null && !(Number.isInteger(keep) && keep >= 1)) wrongUse(`--keep ${keepText}`, usage);

const wish: BackupCall = { shelf: resolve(to), keep };
const answered = await askControl(data, "POST", "/backups", wish);
const outcome =
  answered === null
    ? await backupStopped({ dataFolder: data, hallId: null, reason: "asked", ...wish })
    : (answered as Outcome<FinishedBackup>);
report(outcome, ({ folder, manifest, removed }) => ({
  zh: `备份已完成并校验：${folder}（第 ${manifest.position} 条；删除旧备份 ${removed.length} 份）。主密钥不在备份中，请另行保管。`,
  en: `Backup made and verified: ${folder} (position ${manifest.position}; ${removed.length} old ones removed). The master key is not in it: keep that elsewhere.`,
}));
