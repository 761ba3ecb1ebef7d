/**
 * Removes pages whose time is over by the hall's rules, now and not at the turn of the day:
 *
 *   npm run purge -- --data <folder> [--dry-run]
 *
 * The running hall does it, so that a fact says what was removed and how much; without one nothing is.
 */
import { z } from "zod";
import type { Purged } from "../files/purge.ts";
import { readOptions, report, wrongUse } from "./command-line.ts";
import { askControl, type PurgeCall } from "./control.ts";
import { failed, type Outcome } from "./problem.ts";

const usage = "npm run purge -- --data <folder> [--dry-run]";
const { data, "dry-run": isDryRun = false } = readOptions(usage, {
  data: { type: "string" },
  "dry-run": { type: "boolean" },
});
if (!data) wrongUse("--data", usage);

const purged = z.object({ applications: z.number(), files: z.number() });
const call: PurgeCall = { isDryRun };
const answered = purged.safeParse(await askControl(data, "POST", "/purges", call));
const outcome: Outcome<Purged> = answered.success
  ? { ok: true, value: answered.data }
  : failed("hall-not-running", { folder: data });
report(outcome, ({ applications, files }) => {
  if (applications === 0)
    return {
      zh: "没有到期的文件，什么都没有删除。",
      en: "No files are due; nothing was removed.",
    };
  return isDryRun
    ? {
        zh: `到期的有 ${applications} 件办件，共 ${files} 个文件；什么都没有删除。`,
        en: `${applications} applications are due, with ${files} files; nothing was removed.`,
      }
    : {
        zh: `已删除 ${applications} 件办件的 ${files} 个文件；账本里记了一笔，不含个人信息。`,
        en: `${files} files of ${applications} applications were removed; a fact says so, with no personal data.`,
      };
});
