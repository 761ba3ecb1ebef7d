import { hash, hashSync, verify } from "@node-rs/argon2";

/** Argon2id with the library's defaults (19 MiB, two passes). */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

export async function passwordMatches(passwordHash: string, password: string): Promise<boolean> {
  try {
    return await verify(passwordHash, password);
  } catch {
    return false;
  }
}

/** For a decision, which may not wait; takes some 20 ms and is a manager's rare step. */
export function hashPasswordNow(password: string): string {
  return hashSync(password);
}
