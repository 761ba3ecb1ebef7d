/** What scanners answer, as published of real ones, and what none should. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { extent } from "../../testing/extent.ts";
import { hostileBytes } from "../../testing/mutate.ts";
import { createChance } from "../../testing/random.ts";
import { asPage } from "../page.ts";
import { nearestResolution, readCapabilities } from "./capabilities.ts";
import { deviceStatusOf, readStatus } from "./scanner-status.ts";
import { chooseSettings, encodeSettings } from "./settings.ts";
import { at, numberAt, parseXml, textsAt } from "./xml.ts";

const capture = (name: string) => readFileSync(new URL(`../captures/${name}.xml`, import.meta.url), "utf8");
const office = capture("office-printer-capabilities");
const laser = capture("laser-printer-capabilities");
const busy = capture("busy-status");

function abilities(text: string) {
  const read = readCapabilities(text);
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

describe("capabilities", () => {
  test("of an office printer: a glass in colour, a feeder in gray, no duplex", () => {
    const { makeAndModel, platen, feeder, duplexFeeder } = abilities(office);
    expect(makeAndModel).toBe("HP PageWide Pro 477dw MFP");
    expect(platen).toMatchObject({ maxWidth: 2550, maxHeight: 4201, colorModes: ["Grayscale8", "RGB24"] });
    expect(platen?.resolutions).toEqual({ kind: "these", values: [75, 200, 300, 1200] });
    expect(feeder?.colorModes).toEqual(["Grayscale8"]);
    expect(duplexFeeder).toBeNull();
  });

  test("of a laser printer, whose sources only name their profile", () => {
    const { platen, duplexFeeder } = abilities(laser);
    expect(platen).toMatchObject({ maxWidth: 1200, colorModes: ["RGB24"], formats: ["image/jpeg"] });
    expect(platen?.resolutions).toEqual({ kind: "range", min: 75, max: 800, step: 10 });
    expect(duplexFeeder).toMatchObject({ maxWidth: 2480, maxHeight: 3508 });
  });

  test("the nearest resolution is no less than wanted where there is one", () => {
    const these = { kind: "these", values: [75, 200, 300] } as const;
    expect(
      [50, 75, 76, 300, 600].map((wanted) =>
        nearestResolution({ ...these, values: [...these.values] }, wanted),
      ),
    ).toEqual([75, 75, 200, 300, 300]);
    const range = { kind: "range", min: 75, max: 800, step: 10 } as const;
    expect([10, 300, 305, 799, 900].map((wanted) => nearestResolution(range, wanted))).toEqual([
      75, 305, 305, 795, 795,
    ]);
    expect(nearestResolution({ kind: "these", values: [] }, 300)).toBe(300);
  });
});

describe("settings", () => {
  test("paper in the feeder is meant when nobody said where it is", () => {
    const chosen = (feeder: "loaded" | "empty") => chooseSettings({}, abilities(laser), feeder);
    expect(chosen("loaded")).toMatchObject({ ok: true, value: { source: "Feeder" } });
    expect(chosen("empty")).toMatchObject({ ok: true, value: { source: "Platen", width: 1200 } });
  });

  test("what the scanner cannot do is refused, not replaced", () => {
    const refused = { ok: false, error: "not-supported" };
    expect(chooseSettings({ source: "feeder", color: "color" }, abilities(office), "loaded")).toEqual(
      refused,
    );
    expect(chooseSettings({ sides: "two-sided" }, abilities(office), "loaded")).toEqual(refused);
    expect(chooseSettings({ color: "gray" }, abilities(laser), "empty")).toEqual(refused);
    expect(chooseSettings({}, abilities("<ScannerCapabilities/>"), "none")).toEqual(refused);
  });

  test("are XML that says the same again", () => {
    const chosen = chooseSettings(
      { source: "feeder", sides: "two-sided", resolution: 200 },
      abilities(laser),
      "loaded",
    );
    if (!chosen.ok) throw new Error(chosen.error);
    const parsed = parseXml(encodeSettings(chosen.value), "ScanSettings");
    if (!parsed.ok) throw new Error(parsed.error);
    expect(textsAt(parsed.value, "InputSource")).toEqual(["Feeder"]);
    expect(textsAt(parsed.value, "Duplex")).toEqual(["true"]);
    expect(numberAt(parsed.value, "XResolution")).toBe(205);
    expect(numberAt(at(parsed.value, "ScanRegions", "ScanRegion"), "Width")).toBe(2480);
  });
});

describe("status", () => {
  test("busy with a job, paper in the feeder", () => {
    expect(readStatus(busy)).toEqual({
      ok: true,
      value: {
        state: "Processing",
        feeder: "loaded",
        jobs: [
          { path: "/eSCL/ScanJobs/2", state: "Processing" },
          { path: "/eSCL/ScanJobs/1", state: "Completed" },
        ],
      },
    });
  });

  test.each([
    ["ScannerAdfJam", { kind: "faulty", fault: "feeder-jammed" }],
    ["ScannerAdfMultipickDetected", { kind: "faulty", fault: "feeder-jammed" }],
    ["ScannerAdfDoorOpen", { kind: "cover-open" }],
    ["ScannerAdfHatchOpen", { kind: "cover-open" }],
    ["ScannedAdfLoaded", { kind: "ready" }],
    ["SomethingNew", { kind: "ready" }],
    ["constructor", { kind: "ready" }],
  ])("a feeder that says %s", (word, status) => {
    const read = readStatus(`<ScannerStatus><State>Idle</State><AdfState>${word}</AdfState></ScannerStatus>`);
    expect(read.ok && deviceStatusOf(read.value)).toEqual(status);
  });
});

describe("garbage", () => {
  test.each([
    ["nothing", ""],
    ["another document", "<html><body>Sign in</body></html>"],
    ["half a document", busy.slice(0, 400)],
    [
      "a document type with entities",
      `<!DOCTYPE a [<!ENTITY b "cc">]><ScannerStatus><State>Idle</State></ScannerStatus>`,
    ],
    ["nesting without end", "<a>".repeat(50_000)],
    ["nesting that ends", `${"<a>".repeat(5000)}${"</a>".repeat(5000)}`],
    ["a status without a state", "<ScannerStatus/>"],
  ])("%s", (_what, text) => {
    expect(readStatus(text).ok).toBe(false);
    expect(readCapabilities(text).ok).toBe(false);
  });

  test("names that mean something in the language change nothing", () => {
    const text =
      "<ScannerStatus><__proto__><State>Idle</State></__proto__><constructor>x</constructor><State>Idle</State></ScannerStatus>";
    readStatus(text);
    expect(({} as Record<string, unknown>).State).toBeUndefined();
    expect(Object.prototype.constructor).toBe(Object);
  });

  test("any bytes: never thrown, and what comes out is bounded", () => {
    const chance = createChance(41);
    const encode = (text: string) => new TextEncoder().encode(text);
    const short = `<ScannerStatus><State>Idle</State><AdfState>ScannerAdfLoaded</AdfState><Jobs><JobInfo><JobUri>/1</JobUri></JobInfo></Jobs></ScannerStatus>`;
    const samples = [encode(short), encode(busy), encode(laser.slice(0, 900))];
    for (let round = 0; round < extent(4000, 1_000_000); round += 1) {
      const bytes = hostileBytes(chance, samples);
      const text = new TextDecoder().decode(bytes);
      const status = readStatus(text);
      if (status.ok) expect(status.value.jobs.length).toBeLessThanOrEqual(100);
      const read = readCapabilities(text);
      if (read.ok) expect(read.value.makeAndModel.length).toBeLessThanOrEqual(100);
    }
  });

  test("any bytes as a picture: a size, or none", () => {
    const chance = createChance(42);
    const start = Uint8Array.of(
      0xff,
      0xd8,
      0xff,
      0xe0,
      0,
      4,
      1,
      2,
      0xff,
      0xc0,
      0,
      11,
      8,
      2,
      0,
      3,
      0,
      1,
      1,
      0,
      0,
    );
    expect(asPage(start)).toMatchObject({ widthPixels: 768, heightPixels: 512 });
    for (let round = 0; round < extent(20_000, 1_000_000); round += 1) {
      const page = asPage(hostileBytes(chance, [start]));
      if (page) expect(page.widthPixels > 0 && page.heightPixels > 0).toBe(true);
    }
  });
});
