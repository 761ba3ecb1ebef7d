/** A share with one decimal, `3.4%`; a dash where there is nothing to divide by. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return "–";
  const share = Math.round((part / whole) * 1_000) / 10;
  return `${share}%`;
}
