import { readFileSync } from "node:fs";

/** A capture's bytes: hexadecimal, white space ignored. */
export function readCapture(name: string): Uint8Array {
  const hex = readFileSync(new URL(`${name}.hex`, import.meta.url), "utf8");
  return Uint8Array.from(Buffer.from(hex.replaceAll(/\s/g, ""), "hex"));
}
