import { describe, expect, it } from "vitest";
import type { KeypadKey } from "../contract/keypad.ts";
import { profileNames } from "../frame-map/profile-names.ts";
import { describeParser } from "../testing/parser-promises.ts";
import { findKeypadMap } from "./find-map.ts";
import { keyOf } from "./key-of.ts";
import { callKeypadModels } from "./models.ts";
import { createSimulatedKeypad } from "./simulator.ts";

const wires: {
  profile: string;
  /** Of the pad in all these frames; null on a wire without addresses. */
  address: number | null;
  /** `none`: a changed byte may be another key, which is why such a wire must not be trusted with much. */
  check: "every-byte" | "none";
  presses: { key: KeypadKey; frame: string }[];
  /** A right frame with a code that no manual lists. */
  stranger: string;
  shows: { message: string; values: Record<string, string | number>; frame: string }[];
}[] = [
  {
    profile: "six-bytes",
    address: 5,
    check: "none",
    presses: [
      { key: { key: "call-next" }, frame: "00 05 00 00 00 ff" },
      { key: { key: "call-again" }, frame: "00 05 02 00 00 ff" },
      { key: { key: "sign-in", digits: "1001" }, frame: "00 05 06 03 e9 ff" },
      { key: { key: "sign-out" }, frame: "00 05 1a 00 00 ff" },
    ],
    stranger: "00 05 1f 00 00 ff",
    shows: [
      { message: "show-number", values: { number: "A018", digits: 18 }, frame: "05 00 01 00 12 ff" },
      { message: "show-waiting", values: { waiting: 300 }, frame: "05 00 1c 01 2c ff" },
    ],
  },
  {
    profile: "ff-68",
    address: 5,
    check: "every-byte",
    presses: [
      { key: { key: "call-next" }, frame: "ff 68 03 03 68 05 90 01 96 16" },
      { key: { key: "no-show" }, frame: "ff 68 03 03 68 05 90 05 9a 16" },
      { key: { key: "call-number", digits: "18" }, frame: "ff 68 05 05 68 05 91 01 00 18 af 16" },
      { key: { key: "digit", digit: 7 }, frame: "ff 68 03 03 68 05 92 37 ce 16" },
    ],
    stranger: "ff 68 03 03 68 05 90 1f b4 16",
    shows: [
      {
        message: "show-number",
        values: { number: "A018", digits: 18 },
        frame: "ff 68 06 06 68 05 02 41303138 e1 16",
      },
      { message: "show-waiting", values: { waiting: 300 }, frame: "ff 68 04 04 68 05 03 0300 0b 16" },
    ],
  },
];

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));
const hex = (frame: Uint8Array) => Buffer.from(frame).toString("hex");

it("every profile is tried here, and has a row in the table of models that says the same of it", () => {
  const profiles = profileNames(new URL("./profiles/", import.meta.url));
  expect(wires.map(({ profile }) => profile).sort()).toEqual(profiles);
  const rows = callKeypadModels.map(({ profile, baudRate, verified }) => ({ profile, baudRate, verified }));
  for (const name of profiles) {
    const { line, verified } = findKeypadMap(name).profile;
    expect(rows).toContainEqual({ profile: name, baudRate: line.baudRate, verified });
  }
});

describe.each(wires)("$profile", ({ profile, address, check, presses, shows, stranger }) => {
  const map = findKeypadMap(profile);
  const own = address ?? undefined;

  it.each(presses)("$key.key comes as $frame", ({ key, frame }) => {
    const [heard] = map.createDecoder("host").push(bytes(frame));
    expect(heard && keyOf(heard)).toEqual(key);
    expect(heard?.address).toBe(address);
  });

  it.each(presses)("the simulated pad sends $frame for $key.key", ({ key, frame }) => {
    const sent: string[] = [];
    const pad = createSimulatedKeypad(map, own, (piece) => sent.push(hex(piece)));
    expect(pad.press(key)).toEqual({ ok: true, value: null });
    const question = map.encode("device", "are-you-there", {}, own);
    if (question.ok) pad.receive(question.value);
    expect(sent).toEqual([frame.replaceAll(" ", "")]);
  });

  it.each(shows)("$message goes out as $frame", ({ message, values, frame }) => {
    const encoded = map.encode("device", message, values, own);
    expect(encoded.ok ? hex(encoded.value) : encoded.error).toBe(frame.replaceAll(" ", ""));
  });

  it("a code that nobody knows is no key", () => {
    const [heard] = map.createDecoder("host").push(bytes(stranger));
    expect(heard).toMatchObject({ message: null, address });
    expect(heard && keyOf(heard)).toBeNull();
  });

  const samples = presses.map(({ key, frame }) => ({
    sample: key.key,
    bytes: bytes(frame),
    items: map.createDecoder("host").push(bytes(frame)),
  }));
  describeParser(`${profile} to the host`, {
    create: () => map.createDecoder("host"),
    samples,
    check,
    longestFrame: map.profile.toHost?.maxBytes ?? 0,
  });
});
