/** What `scanimage` says of a scanner, and what is asked of it for that. */
import { describe, expect, test } from "vitest";
import { extent } from "../../testing/extent.ts";
import { hostileBytes } from "../../testing/mutate.ts";
import { createChance } from "../../testing/random.ts";
import { planScan } from "./arguments.ts";
import { saneStatusOf } from "./exits.ts";
import { readOptions } from "./options.ts";

/** In the words that the program prints for a scanner with a feeder for both sides. */
const duplexScanner = `Usage: scanimage [OPTION]...

Options specific to device \`fujitsu:fi-7160:1':
  Scan Mode:
    --source Flatbed|ADF Front|ADF Back|ADF Duplex [ADF Front]
        Selects the scan source (such as a document-feeder).
    --mode Lineart|Halftone|Gray|Color [Lineart]
        Selects the scan mode (e.g., lineart, monochrome, or color).
    --resolution 50..600dpi (in steps of 1) [600]
        Sets the resolution of the scanned image.
  Geometry:
    --page-width 0..221.121mm (in steps of 0.0211639) [215.872]
    -x 0..215.872mm (in steps of 0.0211639) [215.872]
    -y 0..279.364mm (in steps of 0.0211639) [279.364]
    --swdeskew[=(yes|no)] [no]
        Request driver to rotate skewed pages digitally.
    --dropoutcolor Default|Red|Green|Blue [inactive]
`;

const flatbed = `Options specific to device \`genesys:libusb:001:004':
    --mode Color|Gray [Gray]
    --source Flatbed [Flatbed]
    --resolution 1200|600|300|75dpi [75]
    -x 0..216.7mm [216.7]
`;

function argumentsFor(request: Parameters<typeof planScan>[0], text: string, extra = {}): string[] | string {
  const plan = planScan(request, readOptions(text), "/tmp/p%d.jpg", extra);
  return plan.ok ? plan.value.arguments.slice(3) : plan.error;
}

describe("options", () => {
  test("are read as they are printed; inactive ones have no meaning", () => {
    const options = readOptions(duplexScanner);
    expect([...options.keys()]).toEqual([
      "--source",
      "--mode",
      "--resolution",
      "--page-width",
      "-x",
      "-y",
      "--swdeskew",
    ]);
    expect(options.get("-y")?.values).toEqual({ kind: "numbers", min: 0, max: 279.364, step: 0.0211639 });
    expect(options.get("--swdeskew")?.values).toEqual({ kind: "words", words: ["yes", "no"] });
    expect(readOptions(flatbed).get("--resolution")?.values).toEqual({
      kind: "words",
      words: ["1200", "600", "300", "75"],
    });
  });

  test("any text: nothing is thrown, little is kept", () => {
    const chance = createChance(43);
    const encode = (text: string) => new TextEncoder().encode(text);
    const samples = [encode(duplexScanner.slice(0, 700)), encode(flatbed)];
    for (let round = 0; round < extent(20_000, 1_000_000); round += 1) {
      const options = readOptions(new TextDecoder().decode(hostileBytes(chance, samples, 800)));
      expect(options.size).toBeLessThanOrEqual(300);
      planScan({ sides: "two-sided" }, options, "/tmp/p%d.jpg", {});
    }
  });

  test("a row without end is no trap", () => {
    // One that took more than linear time would not come back from these.
    for (const piece of ["|a", " a", "[", "1..", "(in steps of "])
      expect(readOptions(`Options specific to device \n    --mode ${piece.repeat(200_000)}`).size).toBe(0);
  });
});

describe("a scan", () => {
  test("of a sheet on the glass, in colour, at 300 dots an inch, A4 or what the glass has", () => {
    const a4 = ["--source=Flatbed", "--mode=Color", "--resolution=300", "-x", "210", "-y", "279.364"];
    expect(argumentsFor({}, duplexScanner)).toEqual(a4);
    expect(argumentsFor({ color: "gray", resolution: 400 }, flatbed)).toEqual([
      "--source=Flatbed",
      "--mode=Gray",
      "--resolution=600",
      "-x",
      "210",
    ]);
  });

  test("from the feeder, one side or both", () => {
    expect(argumentsFor({ source: "feeder" }, duplexScanner)).toContain("--source=ADF Front");
    expect(argumentsFor({ sides: "two-sided" }, duplexScanner)).toContain("--source=ADF Duplex");
  });

  test("that this scanner cannot do is refused", () => {
    expect(argumentsFor({ source: "feeder" }, flatbed)).toBe("not-supported");
    expect(argumentsFor({ sides: "two-sided" }, flatbed)).toBe("not-supported");
    expect(
      argumentsFor({ color: "color" }, "Options specific to device\n    --mode Gray|Lineart [Gray]"),
    ).toBe("not-supported");
  });

  test("with further options of the configuration, each one argument", () => {
    expect(argumentsFor({}, flatbed, { swdeskew: "yes; rm -r /", mode: "Gray" })).toEqual([
      "--source=Flatbed",
      "--mode=Gray",
      "--resolution=300",
      "-x",
      "210",
      "--swdeskew=yes; rm -r /",
    ]);
  });
});

test("how the program ended", () => {
  expect([0, 6, 7, 8, 11, 250].map((exit) => saneStatusOf(exit, ""))).toEqual([
    "good",
    "jammed",
    "no-documents",
    "cover-open",
    "access-denied",
    "other",
  ]);
  expect(saneStatusOf(1, "scanimage: open of device x failed: Access to resource has been denied")).toBe(
    "access-denied",
  );
  expect(saneStatusOf(1, "scanimage: open of device test:9 failed: Invalid argument")).toBe("invalid");
});
