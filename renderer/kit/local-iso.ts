/** `at` as local wall time with the offset of `like`, a time that came from the hall; +08:00 where there is none. */
export function localIso(at: number, like?: string | null): string {
  const offset = /[+-]\d\d:\d\d$/.exec(like ?? "")?.[0] ?? "+08:00";
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6));
  const local = new Date(at + (offset.startsWith("-") ? -minutes : minutes) * 60_000);
  return local.toISOString().replace(/\.\d+Z$/, offset);
}
