/** Kinds of machines that packages are made for: what Electron is built for and what stands in halls. */
export interface PackageTarget {
  platform: "linux" | "win32";
  arch: "x64" | "arm64";
}

export const targets = {
  "linux-x64": { platform: "linux", arch: "x64" },
  "linux-arm64": { platform: "linux", arch: "arm64" },
  "win32-x64": { platform: "win32", arch: "x64" },
} as const satisfies Record<string, PackageTarget>;
export type TargetName = keyof typeof targets;

export function isTargetName(text: string): text is TargetName {
  return Object.hasOwn(targets, text);
}
