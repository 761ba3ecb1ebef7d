/**
 * Puts a backup back. The hall must be stopped; run it as the user that runs the server:
 *
 *   npm run restore -- --from <backup> --data <folder> [--key-file <file>] [--replace]
 */
import { masterKey } from "../people/master-key.ts";
import { keepFilesPrivate } from "../people/private-files.ts";
import { restore } from "./backup/restore.ts";
import { readOptions, report, wrongUse } from "./command-line.ts";
import { failed } from "./problem.ts";

keepFilesPrivate();
const usage = "npm run restore -- --from <backup> --data <folder> [--key-file <file>] [--replace]";

const args = readOptions(usage, {
  from: { type: "string" },
  data: { type: "string" },
  "key-file": { type: "string" },
  replace: { type: "boolean", default: false },
});
const { from, data } = args;
if (!from || !data) wrongUse("--from, --data", usage);
const key = masterKey({ file: args["key-file"], dataFolder: data, mayMake: false });
const outcome =
  typeof key === "string"
    ? failed("key-missing", { because: key })
    : await restore({ from, dataFolder: data, masterKey: key, replace: args.replace === true });
report(outcome, ({ manifest, erasedAgain, movedTo }) => {
  const aside =
    movedTo === null
      ? { zh: "", en: "" }
      : { zh: `原数据在 ${movedTo}。`, en: ` What was there is in ${movedTo}.` };
  return {
    zh: `已恢复到 ${data}:${manifest.madeAt} 的备份，第 ${manifest.position} 条；此后已删除的 ${erasedAgain} 人再次删除。${aside.zh}现在可以启动大厅，所有人需重新登录。`,
    en: `Restored to ${data}: the backup of ${manifest.madeAt}, position ${manifest.position}; ${erasedAgain} persons erased since were erased again.${aside.en} Start the hall now; everybody signs in anew.`,
  };
});
