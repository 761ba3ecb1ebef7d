import { describe, expect, it } from "vitest";
import { profileNames } from "../frame-map/profile-names.ts";
import { describeParser } from "../testing/parser-promises.ts";
import { findSignMap } from "./find-map.ts";
import { ledSignModels } from "./models.ts";
import { createSimulatedSign } from "./simulator.ts";
import type { SignMap } from "./types.ts";

interface Vector {
  profile: string;
  frame: string;
  /** What the frame shows, where it is not 请A001到3号窗口. */
  text?: string;
  /** Whom the frame is for, where it is not address 3; null on a wire without addresses. */
  address?: number | null;
  check: "every-byte" | "none";
}

/** Byte by byte as each source puts its frame together. The first is computed by hand from the source; the others from its code. */
const vectors: Vector[] = [
  {
    profile: "imm90022-strip",
    frame: "aa 03 bb 51 54 a1 01 00 99 00 63 c7eb 41303031 b5bd 33 bac5 b4b0 bfda ff",
    // Its sum leaves out the address.
    check: "none",
  },
  {
    profile: "imm90022-board",
    frame: "aa 03 bb 51 54 aa 08 02 99 00 63 c7eb 41303031 b5bd 33 bac5 b4b0 bfda ff",
    check: "none",
  },
  {
    profile: "imm9003",
    frame: "83 c0 44 0c070e0b 41303031 0b050b0d 33 0b0a0c05 0b040b00 0b0f0d0a 1a",
    check: "none",
  },
  {
    profile: "imm90061",
    frame: "aa 55 14 03 f8 21 00 c7eb 41303031 b5bd 33 bac5 b4b0 bfda 00",
    check: "none",
  },
  {
    profile: "imm9012",
    frame:
      "a0 90 03 a5 00 19 c7eb00 410030003000 3100 b5bd00 3300 bac500 b4b000 bfda00 " +
      xorOf("03 a5 00 19 c7eb 41303031 b5bd 33 bac5 b4b0 bfda"),
    check: "every-byte",
  },
];

function bytes(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));
}

function xorOf(hex: string): string {
  return bytes(hex)
    .reduce((check, byte) => check ^ byte, 0)
    .toString(16)
    .padStart(2, "0");
}

it("every profile has a vector, and a row in the table of models that says the same of it", () => {
  const profiles = profileNames(new URL("./profiles/", import.meta.url));
  expect(vectors.map(({ profile }) => profile).sort()).toEqual(profiles);
  const rows = ledSignModels.map(({ modelId, profile, baudRate, verified }) => {
    return { modelId, profile, baudRate, verified };
  });
  for (const name of profiles) {
    const { line, verified } = findSignMap(name).profile;
    expect(rows).toContainEqual({ modelId: name, profile: name, baudRate: line.baudRate, verified });
  }
});

/** The ends of what a profile allows. */
function addressesOf({ profile: { address } }: SignMap): number[] {
  if (!address) return [];
  return address.map ? Object.keys(address.map).map(Number) : [address.min, address.max];
}

describe.each(vectors)("$profile", ({ profile, frame, check, text = "请A001到3号窗口", address = 3 }) => {
  const map = findSignMap(profile);
  const own = address ?? undefined;
  const far = addressesOf(map).at(-1);

  it("goes out as its source would send it", () => {
    const encoded = map.encode("device", "show-text", { text }, own);
    expect(encoded.ok ? Buffer.from(encoded.value).toString("hex") : encoded.error).toBe(
      frame.replaceAll(" ", ""),
    );
  });

  it("is shown by the sign that it is for, and by no other", () => {
    const shownAt = (at: number | undefined) => {
      const sign = createSimulatedSign(map, at, () => {});
      sign.receive(bytes(frame));
      return sign.state.rows.join("");
    };
    expect(shownAt(own)).toBe(text);
    for (const other of addressesOf(map)) if (other !== own) expect(shownAt(other)).toBe("");
  });

  const shorter = map.encode("device", "show-text", { text: "B9" }, far);
  if (!shorter.ok) throw new Error(shorter.error);
  const decode = (sample: Uint8Array) => map.createDecoder("device").push(sample);
  describeParser(profile, {
    create: () => map.createDecoder("device"),
    samples: [bytes(frame), shorter.value].map((sample, at) => ({
      sample: at === 0 ? "a call" : "two letters",
      bytes: sample,
      items: decode(sample),
    })),
    check,
    longestFrame: map.profile.toDevice?.maxBytes ?? 0,
  });
});
