/** Names that share characters with the one that was written, the most alike first; three at the most. */
export function likeNames(written: string, known: readonly string[]): string[] {
  const signs = new Set(written);
  return known
    .map((name) => ({ name, likeness: likeness(signs, name) }))
    .filter((one) => one.likeness >= 0.4)
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, 3)
    .map((one) => one.name);
}

function likeness(signs: ReadonlySet<string>, name: string): number {
  const other = new Set(name);
  const shared = [...other].filter((sign) => signs.has(sign)).length;
  return shared / Math.max(signs.size, other.size, 1);
}
