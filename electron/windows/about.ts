import type { ShellPlace, WindowRole } from "../contract/bridge.ts";

/** How the preload script learns what its window is for: an argument of the page's process. */
export const aboutFlag = "--yichuang-about=";

export interface AboutWindow {
  role: WindowRole;
  place: ShellPlace;
}
