/**
 * The additional address of a card (追加地址): where its holder moved to after it was made. UTF-16LE, padded with spaces, 70
 * bytes at most (one source).
 */
const longestBytes = 70;

/**
 * Whether a reply can be one: it must not be mistaken for a late reply to another command (selected: 8 bytes, SAM id: 16).
 * Lenient otherwise: that a reader answers at all proves that the card still lies there.
 */
export function isAddressLength(count: number): boolean {
  return count > 16 && count <= 256;
}

/** null when it is no address that could be shown. */
export function decodeAddress(data: Uint8Array): string | null {
  if (data.length > longestBytes || data.length % 2 !== 0) return null;
  const text = Buffer.from(data).toString("utf16le").replaceAll("\0", " ").trim();
  return text !== "" && /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]+$/u.test(text) ? text : null;
}

export function encodeAddress(text: string): Uint8Array {
  const data = Buffer.alloc(longestBytes, Buffer.from(" ", "utf16le"));
  Buffer.from(text, "utf16le").copy(data, 0, 0, longestBytes);
  return data;
}
