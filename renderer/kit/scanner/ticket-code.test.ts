import fc from "fast-check";
import { expect, test } from "vitest";
import { phoneAddress } from "../../kiosk/paper/phone-address.ts";
import { tokenInCode } from "./ticket-code.ts";

const token = "t_7f3a2b90.AbCdEfGhIjKlMnOpQr-_Uv";

test("the token of a printed code is found again", () => {
  expect(tokenInCode(phoneAddress("http://192.0.2.7:8100", token))).toBe(token);
  expect(tokenInCode(phoneAddress("https://hall.example", token))).toBe(token);
});

test.each([
  "",
  token,
  "A001",
  "https://hall.example/phone/",
  `https://hall.example/pay/#token=${token}`,
  "https://hall.example/phone/#token=short",
  `https://hall.example/phone/#token=${token}${"x".repeat(200)}`,
  `javascript:alert(1)//phone/#token=${token}`,
])("%j is no ticket's code", (code) => {
  expect(tokenInCode(code)).toBeNull();
});

test("any text is a token or none, and never an exception", () => {
  fc.assert(fc.property(fc.string(), (text) => tokenInCode(text) === null));
});
