import type { ShellPlace, WindowRole } from "../contract/bridge.ts";

/** How the preload script learns what its window is for: an argument of the page's process, without quotes and spaces. */
const aboutFlag = "--yichuang-about=";

export function writeAbout(about: AboutWindow): string {
  return aboutFlag + encodeURIComponent(JSON.stringify(about));
}

/** `args`: of the page's process. */
export function readAbout(args: readonly string[]): AboutWindow {
  const given = args.find((arg) => arg.startsWith(aboutFlag)) ?? "";
  return JSON.parse(decodeURIComponent(given.slice(aboutFlag.length))) as AboutWindow;
}

export interface AboutWindow {
  role: WindowRole;
  place: ShellPlace;
}
