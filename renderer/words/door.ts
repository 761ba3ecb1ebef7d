import type { DoorError } from "../kit/door.ts";
import { useErrorWords } from "./errors.ts";
import { defineWords, useWords } from "./words.ts";

/** What only a machine says that is to be paired; the rest is among the errors. */
export const doorWords = defineWords(
  "door",
  {
    "no-safe-storage":
      "这台电脑没有保存密钥的安全位置，不能配对。请安装并解锁系统密钥环后重启本程序；或者确认硬盘已加密后，用 --plain-text-token 启动。",
    "paired-as-another": "这个配对码是给“{{kind}}”的，这里要“{{wanted}}”的。请管理员再生成一个。",
    kiosk: "自助机",
    screen: "大屏",
    sign: "条屏",
    pad: "评价器",
    host: "窗口电脑",
    counter: "窗口电脑",
    declare: "自主申报电脑",
    erase: "删除最后一位",
  },
  {
    "no-safe-storage":
      "This computer has no safe place for the key, so it cannot be paired. Install and unlock a system keyring and restart; or, if its disk is encrypted, start with --plain-text-token.",
    "paired-as-another":
      "This code was made for “{{kind}}”; here it must be one for “{{wanted}}”. Ask the manager for another.",
    kiosk: "ticket kiosk",
    screen: "wall screen",
    sign: "counter sign",
    pad: "rating pad",
    host: "counter PC",
    counter: "counter PC",
    declare: "public computer",
    erase: "Delete the last digit",
  },
);

export function useDoorWords(): (error: DoorError) => string {
  const { say } = useWords(doorWords);
  const explain = useErrorWords();
  return (error) => {
    if (error.code === "no-safe-storage") return say("no-safe-storage");
    if (error.code !== "paired-as-another") return explain(error);
    const { kind, wanted } = error.params;
    return say("paired-as-another", { kind: say(kind), wanted: say(wanted) });
  };
}
