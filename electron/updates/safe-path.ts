/** `con`, `nul` and their like are devices in every folder of Windows, also with a suffix. */
const windowsDevice = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A relative path with `/` that stays inside the folder it is joined to, on every system: no `..`, no drive, no
 * backslash, no stream (`:`), no device, nothing that Windows drops at a name's end.
 */
export function isSafePath(path: string): boolean {
  return path.split("/").every(isSafeName);
}

function isSafeName(name: string): boolean {
  if (!/^[\w@.+~-]+$/.test(name)) return false;
  if (name.startsWith("..") || name === "." || name.endsWith(".")) return false;
  return !windowsDevice.test(name);
}
