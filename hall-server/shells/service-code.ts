import { randomBytes, scryptSync } from "node:crypto";
import { type HashedServiceCode, serviceCodeCost } from "../contract/shells.ts";
import { type HallKeys, seal, unseal } from "../people/keys.ts";

const about = "service code";

/** For a decision, which may not wait; takes some 100 ms and is a manager's rare step. */
export function sealServiceCode(keys: HallKeys, code: string): string {
  const { N, r, p, bytes, maxMemory } = serviceCodeCost;
  const salt = randomBytes(16);
  const hash = scryptSync(code, salt, bytes, { N, r, p, maxmem: maxMemory });
  const hashed: HashedServiceCode = { salt: salt.toString("base64"), hash: hash.toString("base64") };
  return seal(keys.vault, about, Buffer.from(JSON.stringify(hashed))).toString("base64");
}

/** For the shells, which compare what is typed also while the hall is away. */
export function unsealServiceCode(keys: HallKeys, sealed: string): HashedServiceCode {
  return JSON.parse(unseal(keys.vault, about, Buffer.from(sealed, "base64")).toString()) as HashedServiceCode;
}
