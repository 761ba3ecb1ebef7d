import { hash, hashSync, verify } from "@node-rs/argon2";

/**
 * Argon2id, 19 MiB, two passes, one lane: the first choice of OWASP's Password Storage Cheat Sheet (2025). Written out,
 * so that another version of the library does not change them. A stored hash carries its own: raising these leaves
 * older passwords valid. (2 is Argon2id; the library's enum is a const one, which type stripping cannot read.)
 */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
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
  return hashSync(password, cost);
}
