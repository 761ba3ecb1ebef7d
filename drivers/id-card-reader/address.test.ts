import { expect, it } from "vitest";
import { decodeAddress, encodeAddress, isAddressLength } from "./address.ts";

it("an address comes back as it was put on the card", () => {
  const data = encodeAddress("示例省示例市示例区新路9号1单元302室");
  expect(data.length).toBe(70);
  expect(isAddressLength(data.length)).toBe(true);
  expect(decodeAddress(data)).toBe("示例省示例市示例区新路9号1单元302室");
});

it("what no address can be is none", () => {
  expect(decodeAddress(encodeAddress(""))).toBeNull();
  expect(decodeAddress(encodeAddress("a\u0007b"))).toBeNull();
  expect(decodeAddress(Uint8Array.of(0x00, 0xd8, 0x20, 0x00))).toBeNull();
  expect(decodeAddress(new Uint8Array(71))).toBeNull();
  expect(decodeAddress(new Uint8Array(72).fill(0x41))).toBeNull();
});

it("replies to other commands are not taken for one", () => {
  for (const count of [0, 4, 8, 16, 1284, 1286]) expect(isAddressLength(count)).toBe(false);
});
