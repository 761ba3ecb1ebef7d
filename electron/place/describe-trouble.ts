import { unreachable } from "../../drivers/result.ts";
import type { PlaceTrouble } from "./read-place.ts";

/** For whoever installs: what is wrong and what to do next. */
export function describePlaceTrouble(trouble: PlaceTrouble): { zh: string; en: string } {
  switch (trouble.code) {
    case "bad-flag":
      return {
        zh: `启动参数 --${trouble.flag} 写得不对，请对照安装说明修改后再启动。`,
        en: `The option --${trouble.flag} is not written as it should be. Correct it as the installation guide says, and start again.`,
      };
    case "unreadable":
      return {
        zh: `读不了配置文件 ${trouble.path}（${trouble.because}）。请检查文件是否存在、是否是正确的 JSON。`,
        en: `The configuration ${trouble.path} cannot be read (${trouble.because}). Check that it exists and is proper JSON.`,
      };
    case "no-hall":
      return {
        zh: `还不知道大厅服务器的地址。请用 --hall https://… 启动，或写进 ${trouble.path} 的 "hall"。`,
        en: `The hall server's address is not known. Start with --hall https://… or put it as "hall" into ${trouble.path}.`,
      };
    case "wrong":
      return {
        zh: `配置 ${trouble.path} 或启动参数有误，请改正后再启动：\n${trouble.because}`,
        en: `The configuration ${trouble.path} or an option is wrong. Correct it and start again:\n${trouble.because}`,
      };
    default:
      return unreachable(trouble);
  }
}
