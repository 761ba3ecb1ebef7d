/** Why no package was made, and what to do. */
export interface PackagingTrouble {
  code: keyof typeof sentences;
  what: string;
}

const sentences = {
  "unknown-target": {
    zh: "不认识目标机型“{what}”：请用 --target linux-x64、linux-arm64 或 win32-x64。",
    en: 'There is no target "{what}": use --target linux-x64, linux-arm64 or win32-x64.',
  },
  "build-missing": {
    zh: "缺少为目标机型编译好的软件包 {what}：请在能访问软件包源的机器上再运行一次。",
    en: "The build of {what} for that kind of machine is missing: run this again where packages can be installed.",
  },
  "no-public-key": {
    zh: "{what} 不是更新用的公钥（Ed25519，PEM）：请用 npm run release -- key 生成，并给出以 .pub 结尾的文件。",
    en: "{what} is no public key for updates (Ed25519, PEM): make one with npm run release -- key and name the file that ends in .pub.",
  },
  "wrong-contents": {
    zh: "安装包里有不该有的内容，没有生成：\n{what}",
    en: "The package would hold what it must not, and was not made:\n{what}",
  },
  "no-electron": {
    zh: "没有取到 Electron 或打包所需的工具：这台机器要能访问互联网，或者用 --electron-dist 指出已下载的 Electron 压缩包所在文件夹（{what}）。",
    en: "Electron, or a tool for packages, could not be fetched: this machine needs the internet, or --electron-dist naming a folder with Electron's zip ({what}).",
  },
  "builder-failed": {
    zh: "安装包没有生成：{what}",
    en: "No package was made: {what}",
  },
} as const;

export function sayTrouble({ code, what }: PackagingTrouble): { zh: string; en: string } {
  const { zh, en } = sentences[code];
  return { zh: zh.replace("{what}", what), en: en.replace("{what}", what) };
}
