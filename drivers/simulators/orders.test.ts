import { expect, it } from "vitest";
import { orders } from "./orders.ts";

it("a device by name and kind, and what else is known of it", () => {
  expect(orders.parse("kiosk-1-reader:id-card-reader")).toEqual([
    { deviceId: "kiosk-1-reader", kind: "id-card-reader" },
  ]);
  expect(
    orders.parse("s-3:led-sign:profile=imm9003:address=3:line=rs485,p-4:call-keypad:address=4:line=rs485"),
  ).toEqual([
    { deviceId: "s-3", kind: "led-sign", profile: "imm9003", address: 3, line: "rs485" },
    { deviceId: "p-4", kind: "call-keypad", address: 4, line: "rs485" },
  ]);
});

it.each(["", "s", "S:led-sign", "s:lamp", "s:led-sign:address=x", "s:led-sign:colour=red"])(
  "%j is none",
  (text) => {
    expect(orders.safeParse(text).success).toBe(false);
  },
);
