import { expect, it } from "vitest";
import { adapterOf } from "./adapter-of.ts";
import { devicesConfig, linesOf } from "./config.ts";

const printer = { deviceId: "p", kind: "ticket-printer", model: "m", transport: "tcp:a:1" };
const keypad = (at: number, more: object = {}) => ({
  deviceId: `k-${at}`,
  kind: "call-keypad",
  model: "m",
  transport: "serial:/dev/rs485@9600",
  ...more,
});
const complaints = (devices: object[]) =>
  devicesConfig.safeParse(devices).error?.issues.map(({ message }) => message) ?? [];

it.each<[string, object[], RegExp]>([
  ["an adapter that the kind has not", [{ ...printer, adapter: "escpos" }], /one of esc-pos/],
  ["an adapter by a name of every object", [{ ...printer, adapter: "toString" }], /one of esc-pos/],
  ["a kind that is none", [{ ...printer, kind: "kettle" }], /Invalid option/],
  ["a transport that is none", [{ ...printer, transport: "carrier pigeon" }], /no transport/],
  ["one line without addresses", [keypad(1), keypad(2)], /an address each/],
  ["one line, one of them without", [keypad(1, { address: 1 }), keypad(2)], /an address each/],
  ["one line, one address twice", [keypad(1, { address: 1 }), keypad(2, { address: 1 })], /an address each/],
  [
    "one line at two speeds",
    [keypad(1, { address: 1 }), keypad(2, { address: 2, transport: "serial:/dev/rs485@19200" })],
    /one speed/,
  ],
])("%s is refused, and it is said why", (_what, devices, why) => {
  expect(complaints(devices).join("; ")).toMatch(why);
});

it("devices with an address each may share a line", () => {
  const devices = [keypad(1, { address: 1 }), keypad(2, { address: 2 }), printer];
  expect(complaints(devices)).toEqual([]);
  const lines = [...linesOf(devicesConfig.parse(devices)).values()];
  expect(lines.map((sharers) => sharers.map(({ deviceId }) => deviceId))).toEqual([["k-1", "k-2"], ["p"]]);
});

it("what the configuration says goes before the model's row, the row before the kind's default", () => {
  const reader = { deviceId: "r", kind: "id-card-reader" as const, transport: "hid:2b8b:2721" };
  expect(adapterOf({ ...reader, model: "somebody's reader" }).adapter).toBe("serial");
  expect(adapterOf({ ...reader, model: "sam-v-serial", adapter: "hid-raw64" }).adapter).toBe("hid-raw64");
});
