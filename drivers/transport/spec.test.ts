import { expect, it } from "vitest";
import { carriesBytes, formatTransportSpec, lineKeyOf, parseTransportSpec } from "./spec.ts";

const byId = "/dev/serial/by-id/usb-a_b-if00";
const lines: [string, unknown][] = [
  ["serial:/dev/ttyUSB0@9600", { transport: "serial", path: "/dev/ttyUSB0", baudRate: 9600 }],
  [`serial:${byId}`, { transport: "serial", path: byId, baudRate: 115200 }],
  ["serial:COM3@115200", { transport: "serial", path: "COM3", baudRate: 115200 }],
  [
    "serial:usb=1A86:7523@9600",
    { transport: "serial-usb", usb: { vendorId: 0x1a86, productId: 0x7523 }, baudRate: 9600 },
  ],
  [
    "serial:usb=0403:6001:A10K",
    {
      transport: "serial-usb",
      usb: { vendorId: 0x0403, productId: 0x6001, serialNumber: "A10K" },
      baudRate: 115200,
    },
  ],
  ["tcp:192.0.2.7:9100", { transport: "tcp", host: "192.0.2.7", port: 9100 }],
  ["tcp:printer-1.hall.example:9100", { transport: "tcp", host: "printer-1.hall.example", port: 9100 }],
  ["tcp:[::1]:9100", { transport: "tcp", host: "::1", port: 9100 }],
  ["lp:/dev/usb/lp0", { transport: "lp", path: "/dev/usb/lp0" }],
  ["hid:/dev/hidraw0", { transport: "hid-path", path: "/dev/hidraw0" }],
  ["hid:2b8b:2721", { transport: "hid", usb: { vendorId: 0x2b8b, productId: 0x2721 } }],
  ["usb:0400:c35a:7", { transport: "usb", usb: { vendorId: 0x0400, productId: 0xc35a, serialNumber: "7" } }],
  ["ipp://192.0.2.8:631/ipp/print", { transport: "ipp", url: "ipp://192.0.2.8:631/ipp/print" }],
  ["ipps://p.example/ipp/print", { transport: "ipp", url: "ipps://p.example/ipp/print" }],
  ["cups:Office_A4", { transport: "cups", queue: "Office_A4" }],
  ["escl:http://192.0.2.9/eSCL", { transport: "escl", url: "http://192.0.2.9/eSCL" }],
  ["sane:test:0", { transport: "sane", device: "test:0" }],
  ["sane:airscan:e0:Maker Model 3", { transport: "sane", device: "airscan:e0:Maker Model 3" }],
  ["audio:default", { transport: "audio", output: "default" }],
];

it.each(lines)("%s is a line", (text, value) => {
  expect(parseTransportSpec(text)).toEqual({ ok: true, value });
});

it.each(lines)("%s is written as it is read", (text) => {
  const spec = parseTransportSpec(text);
  if (!spec.ok) throw new Error(spec.error);
  expect(parseTransportSpec(formatTransportSpec(spec.value))).toEqual(spec);
});

it.each([
  "",
  "serial:",
  "serial:/dev/a@0",
  "serial:/dev/a@x",
  "serial:usb=1a86",
  "serial:usb=1a86:7523@0",
  "tcp:a",
  "tcp:a:0",
  "tcp:a:65536",
  "tcp:::1:9100",
  "usb:1",
  "usb:0400",
  "hid:dev/hidraw0",
  "lp:lp0",
  "ipp:printer",
  "ipp://",
  "http://a/ipp/print",
  "cups:",
  "cups:a b",
  "escl:ftp://a/eSCL",
  "sane:",
  "sane:--help",
  "audio:-D",
  "audio:a\nb",
  " tcp:a:1",
])("%j is none", (text) => {
  expect(parseTransportSpec(text)).toEqual({ ok: false, error: "bad-transport-spec" });
});

it("one port at two speeds is one line", () => {
  const keys = ["serial:/dev/a@9600", "serial:/dev/a@115200", "serial:/dev/b@9600"].map((text) => {
    const spec = parseTransportSpec(text);
    return spec.ok ? lineKeyOf(spec.value) : text;
  });
  expect(keys[0]).toBe(keys[1]);
  expect(keys[0]).not.toBe(keys[2]);
});

it("what is asked over HTTP or through the system carries no bytes", () => {
  const answers = ["serial:/dev/a", "hid:2b8b:2721", "ipp://a/b", "cups:q", "sane:test:0"].map((text) => {
    const spec = parseTransportSpec(text);
    return spec.ok && carriesBytes(spec.value);
  });
  expect(answers).toEqual([true, true, false, false, false]);
});
