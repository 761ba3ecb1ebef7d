import { createHmac, createSecretKey, randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { keyedHash } from "./keyed-hash.ts";

// RFC 4231, 4.2 to 4.4; their values are ASCII, but for 4.4's bytes DD, which no string of UTF-8 gives.
test.each([
  ["0b".repeat(20), "Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"],
  [
    Buffer.from("Jefe").toString("hex"),
    "what do ya want for nothing?",
    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
  ],
])("the standard's own example, key %s", (key, value, expected) => {
  expect(keyedHash(createSecretKey(Buffer.from(key, "hex")), value).toString("hex")).toBe(expected);
});

test("any value, any key of a block's length at most: as Node's own", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 64 }),
      fc.string({ unit: "binary" }),
      (bytes, value) => {
        const key = createSecretKey(bytes);
        expect(keyedHash(key, value)).toEqual(createHmac("sha256", key).update(value).digest());
      },
    ),
  );
});

test("a longer key is refused", () => {
  expect(() => keyedHash(createSecretKey(randomBytes(65)), "value")).toThrow("65 bytes");
});
