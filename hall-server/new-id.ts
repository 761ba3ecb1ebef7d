import { randomFrom } from "./people/random.ts";

const base32 = "0123456789abcdefghjkmnpqrstvwxyz";

/** `t` + 16 characters of base 32: short enough for a QR code, too many to guess. */
export function newId(kind: string): string {
  const bytes = randomFrom(16);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = base32.charCodeAt((bytes[i] ?? 0) & 31);
  return kind + bytes.toString("latin1");
}
