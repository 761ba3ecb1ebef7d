import { describe, expect, it } from "vitest";
import { profileNames } from "../frame-map/profile-names.ts";
import { describeParser } from "../testing/parser-promises.ts";
import { findPadMap, padProfiles } from "./find-map.ts";
import { ratingPadModels } from "./models.ts";

interface Vectors {
  /** Bytes of a key → the level that it is. */
  rated: Record<string, number>;
  /** Right frames, as far as there are frames, with codes that the profile does not list. */
  strangers: string[];
  askFor10s: string | null;
  check: "every-byte" | "none";
  longestFrame: number;
}

/** Every key of every profile by hand, so that no change of a profile turns an opinion round unnoticed. */
const vectors: Record<string, Vectors> = {
  "ascii-digit": {
    rated: { "31": 1, "32": 2, "33": 3, "34": 4, "35": 5 },
    strangers: ["30", "36", "39", "00", "ff", "05"],
    askFor10s: null,
    check: "none",
    longestFrame: 1,
  },
  "ascii-lines": {
    rated: { "50310d0a": 1, "50320d0a": 2, "50330d0a": 3, "50340d0a": 4, "50350d0a": 5 },
    strangers: ["50300d0a", "50360d0a", "500d0a", "5031310d0a", "51350d0a"],
    askFor10s: "413031300d0a",
    check: "none",
    longestFrame: 256,
  },
  "framed-xor-codes-3-to-0": {
    rated: { "55aa01200322": 5, "55aa01200223": 4, "55aa01200120": 3, "55aa01200021": 2 },
    strangers: ["55aa01200425", "55aa01200524", "55aa0120ffde", "55aa01210320"],
    askFor10s: "aa5501100a1b",
    check: "every-byte",
    longestFrame: 6,
  },
  "framed-sum-codes-1-to-4": {
    rated: { "680301030108 16": 5, "680301030209 16": 4, "68030103030a 16": 3, "68030103040b 16": 2 },
    strangers: ["68030103050c16", "68030103fd0416", "680201030616"],
    askFor10s: "680301010a0f16",
    check: "none",
    longestFrame: 64,
  },
  "hid-report": {
    rated: {
      "0101000000000000": 5,
      "0102000000000000": 4,
      "0103000000000000": 3,
      "0104000000000000": 2,
      "0105000000000000": 1,
    },
    strangers: ["0100000000000000", "0106000000000000", "0201000000000000"],
    askFor10s: "020a000000000000",
    check: "none",
    longestFrame: 8,
  },
  "keyboard-digits": {
    rated: { "310d": 1, "320d": 2, "330d": 3, "340d": 4, "350d": 5 },
    strangers: ["300d", "360d", "410d"],
    askFor10s: null,
    check: "none",
    longestFrame: 256,
  },
};

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));
const levelsIn = (name: string, hex: string) =>
  findPadMap(name)
    .createDecoder("host")
    .push(bytes(hex))
    .flatMap(({ message, values }) => (message === "rated" ? [values.level] : []));

it("every profile has a vector, and a row in the table of models that says the same of it", () => {
  expect(profileNames(padProfiles)).toEqual(Object.keys(vectors).sort());
  const rows = ratingPadModels.map(({ profile, baudRate, verified }) => ({ profile, baudRate, verified }));
  for (const name of Object.keys(vectors)) {
    const { line, verified } = findPadMap(name).profile;
    expect(rows).toContainEqual({ profile: name, baudRate: line.baudRate, verified });
  }
});

describe.each(Object.entries(vectors))("%s", (name, { rated, strangers, askFor10s }) => {
  it.each(Object.entries(rated))("%s is level %i", (hex, level) => {
    expect(levelsIn(name, hex)).toEqual([level]);
    const encoded = findPadMap(name).encode("host", "rated", { level });
    expect(encoded.ok && Buffer.from(encoded.value).toString("hex")).toBe(hex.replaceAll(" ", ""));
  });

  it.each(strangers)("%s is no level", (hex) => {
    expect(levelsIn(name, hex)).toEqual([]);
  });

  it("asks as written", () => {
    const values = name === "ascii-lines" ? { seconds: 10, text: "" } : { seconds: 10 };
    const asked = findPadMap(name).encode("device", "ask-rating", values);
    expect(asked.ok ? Buffer.from(asked.value).toString("hex") : null).toBe(askFor10s);
  });
});

for (const [name, { rated, check, longestFrame }] of Object.entries(vectors)) {
  const map = findPadMap(name);
  describeParser(`pad ${name}`, {
    create: () => {
      const decoder = map.createDecoder("host");
      return {
        push: (piece: Uint8Array) => decoder.push(piece).map(({ message, values }) => ({ message, values })),
        reset: () => decoder.reset(),
        get heldBytes() {
          return decoder.heldBytes;
        },
      };
    },
    samples: Object.entries(rated).map(([hex, level]) => ({
      sample: `level ${level}`,
      bytes: bytes(hex),
      items: [{ message: "rated", values: { level } }],
    })),
    check,
    longestFrame,
  });
}
