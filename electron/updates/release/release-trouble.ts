import type { ReleaseFault } from "./make-release.ts";
import type { KeyFault } from "./signing-key.ts";

export interface ReleaseTrouble {
  code: KeyFault | ReleaseFault | "not-understood" | "unknown-target";
  what: string;
}

const sentences: Record<ReleaseTrouble["code"], { zh: string; en: string }> = {
  "key-in-repository": {
    zh: "私钥不能放在仓库里：{what}。请给出仓库以外的位置。",
    en: "The private key must not lie in the repository: {what}. Name a place outside it.",
  },
  "key-exists": {
    zh: "{what} 已经存在，没有改动它。换一把钥匙后，已安装的终端不再接受更新。",
    en: "{what} exists and was left as it is. With another key, shells that are installed take no more updates.",
  },
  "key-unreadable": {
    zh: "{what} 不是签名用的私钥（Ed25519，PEM）：请用 npm run release -- key 生成。",
    en: "{what} is no private key for releases (Ed25519, PEM): make one with npm run release -- key.",
  },
  "key-open-to-others": {
    zh: "其他用户能读私钥 {what}：请运行 chmod 600。",
    en: "Others may read the private key {what}: chmod 600.",
  },
  "not-newer-than-released": {
    zh: "{what}：那里已有同样或更新的版本，终端不会接受。请先提高 package.json 里的 version。",
    en: "{what}: what lies there is as new or newer, and no shell would take this. Raise version in package.json first.",
  },
  "links-in-program": {
    zh: "{what}：程序文件夹里有链接，没有签名。",
    en: "{what}: there are links in the program's folder; nothing was signed.",
  },
  "not-understood": { zh: "用法：\n{what}", en: "Usage:\n{what}" },
  "unknown-target": {
    zh: "不认识目标机型“{what}”：linux-x64、linux-arm64 或 win32-x64。",
    en: 'There is no target "{what}": linux-x64, linux-arm64 or win32-x64.',
  },
};

export function sayReleaseTrouble({ code, what }: ReleaseTrouble): { zh: string; en: string } {
  const { zh, en } = sentences[code];
  return { zh: zh.replace("{what}", what), en: en.replace("{what}", what) };
}
