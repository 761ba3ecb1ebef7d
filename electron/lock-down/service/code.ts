import { scrypt, timingSafeEqual } from "node:crypto";
import {
  type HashedServiceCode,
  serviceCode,
  serviceCodeCost,
} from "../../../hall-server/contract/shells.ts";

/** Whether this is the manager's code. Takes some 100 ms of another thread's time; false for what is no code at all. */
export async function isServiceCode(typed: string, { salt, hash }: HashedServiceCode): Promise<boolean> {
  if (!serviceCode.safeParse(typed).success) return false;
  const expected = Buffer.from(hash, "base64");
  if (expected.length !== serviceCodeCost.bytes) return false;
  return timingSafeEqual(await hashOf(typed, Buffer.from(salt, "base64")), expected);
}

function hashOf(typed: string, salt: Buffer): Promise<Buffer> {
  const { N, r, p, bytes, maxMemory } = serviceCodeCost;
  return new Promise((resolve, reject) => {
    scrypt(typed, salt, bytes, { N, r, p, maxmem: maxMemory }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
