/**
 * Which web pages may talk to this hall. Programs send no Origin; pages served by the hall itself have its own; pages
 * that a device host serves come from the loopback address of their machine; others are named in the settings.
 */
export function originAllowed(
  origin: string | undefined,
  host: string | undefined,
  extra: readonly string[],
): boolean {
  if (origin === undefined) return true;
  if (extra.includes(origin)) return true;
  let url: URL;
  try {
    url = new URL(origin);
  } catch {
    return false;
  }
  if (url.host === host) return true;
  return url.protocol === "http:" && (url.hostname === "127.0.0.1" || url.hostname === "localhost");
}
