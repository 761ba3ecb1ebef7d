/** Same letters but for case and plural, or one letter off. */
export function isNear(name: string, key: string): boolean {
  const [a, b] = [name.toLowerCase(), key.toLowerCase()];
  if (a === b || `${a}s` === b || a === `${b}s`) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  let toA = a.length;
  let toB = b.length;
  while (toA > from && toB > from && a[toA - 1] === b[toB - 1]) {
    toA -= 1;
    toB -= 1;
  }
  return Math.max(toA - from, toB - from) <= 2 && a.length > 3;
}
