import { expect, it } from "vitest";
import { parseTransportSpec } from "./spec.ts";

it.each([
  ["serial:/dev/ttyUSB0@9600", { transport: "serial", path: "/dev/ttyUSB0", baudRate: 9600 }],
  [
    "serial:/dev/serial/by-id/usb-a_b-if00",
    { transport: "serial", path: "/dev/serial/by-id/usb-a_b-if00", baudRate: 115200 },
  ],
  ["serial:COM3@115200", { transport: "serial", path: "COM3", baudRate: 115200 }],
  ["tcp:192.0.2.7:9100", { transport: "tcp", host: "192.0.2.7", port: 9100 }],
  ["tcp:printer-1.hall.example:9100", { transport: "tcp", host: "printer-1.hall.example", port: 9100 }],
  ["tcp:[::1]:9100", { transport: "tcp", host: "::1", port: 9100 }],
])("%s is a line", (text, value) => {
  expect(parseTransportSpec(text)).toEqual({ ok: true, value });
});

it.each([
  "",
  "serial:",
  "serial:/dev/a@0",
  "serial:/dev/a@x",
  "tcp:a",
  "tcp:a:0",
  "tcp:a:65536",
  "tcp:::1:9100",
  "usb:1",
  " tcp:a:1",
])("%j is none", (text) => {
  expect(parseTransportSpec(text)).toEqual({ ok: false, error: "bad-transport-spec" });
});
