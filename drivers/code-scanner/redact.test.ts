import { expect, it } from "vitest";
import { joined } from "../testing/mutate.ts";
import { createKeyboardDecoder } from "./keyboard/report.ts";
import { reportsOf } from "./keyboard/type-code.ts";
import { redactScanner } from "./redact.ts";

const code = "https://hall.example/phone/#token=t_7F3a.AbC";
const entry = (bytes: Uint8Array, atMs = 0) => ({ atMs, from: "device" as const, bytes });

it("of a recorded code its shape is left, also when it lay across two pieces", () => {
  const bytes = new TextEncoder().encode(`${code}张\r`);
  const redacted = redactScanner([entry(bytes.slice(0, 30)), entry(bytes.slice(30), 4)], "serial");
  const text = Buffer.concat(redacted.map((one) => one.bytes)).toString("latin1");
  expect(text).toBe("xxxxx://xxxx.xxxxxxx/xxxxx/#xxxxx=x_0X0x.XxX???\r");
  expect(redacted.map((one) => one.bytes.length)).toEqual([30, bytes.length - 30]);
});

it("of a keyboard's reports the number of keys is left and the end", () => {
  const reports = reportsOf(code) ?? [];
  const redacted = redactScanner(
    reports.map((bytes, at) => entry(bytes, at)),
    "hid-keyboard",
  );
  const typed = createKeyboardDecoder().push(joined(...redacted.map((one) => one.bytes)));
  const text = typed.map((key) => (key.typed === "end" ? "\n" : key.character)).join("");
  expect(text).toBe(`${"a".repeat(code.length)}\n`);
});
