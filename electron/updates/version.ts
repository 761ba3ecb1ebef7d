/** `major.minor.patch`, nothing else: what is compared must not be open to interpretation. */
export const versionPattern = /^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})$/;

/** Below 0 when the first is older, 0 when they are the same, above 0 when it is newer. */
export function compareVersions(one: string, other: string): number {
  const parts = other.split(".").map(Number);
  for (const [i, part] of one.split(".").map(Number).entries()) {
    const difference = part - (parts[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
