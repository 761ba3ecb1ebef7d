import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atEnd } from "./support.ts";

/** A sign as no maker of this shelf makes one: two rows, three colours, it answers, and it can be asked. */
export const answeringSign = {
  format: 1,
  profileId: "answering",
  kind: "led-sign",
  maker: "invented",
  name: "sign that answers",
  verified: "simulator",
  source: "Invented for tests.",
  line: { baudRate: 9600, interFrameGapMs: 5, brokenAfterMs: 60 },
  address: { min: 1, max: 99 },
  toDevice: {
    framing: "delimiter",
    parts: [
      { part: "bytes", hex: "02" },
      { part: "number", name: "address", bytes: 2, form: "ascii" },
      { part: "number", name: "command", bytes: 1 },
      { part: "data" },
      { part: "check", algorithm: "crc16-modbus", from: 1, to: -1, form: "ascii-hex" },
      { part: "bytes", hex: "03" },
    ],
  },
  toHost: {
    framing: "fixed",
    parts: [
      { part: "bytes", hex: "06" },
      { part: "number", name: "address", bytes: 2, form: "ascii" },
      { part: "number", name: "command", bytes: 1 },
      { part: "check", algorithm: "sum8", complement: "twos" },
    ],
  },
  messages: [
    {
      message: "show-text",
      to: "device",
      set: { command: 65 },
      data: [
        { part: "number", name: "row", form: "ascii" },
        {
          part: "number",
          name: "color",
          form: "ascii",
          default: 1,
          meanings: { "1": "red", "2": "green", "3": "yellow" },
        },
        { part: "text", name: "text", encoding: "gb18030", maxBytes: 40 },
      ],
    },
    { message: "are-you-there", to: "device", set: { command: 66 } },
    { message: "done", to: "host", set: { command: 97 } },
    { message: "refused", to: "host", set: { command: 98 } },
    { message: "here", to: "host", set: { command: 99 } },
  ],
  settings: { rows: 2, columns: 12, askEveryMs: 300, answerMs: 150 },
};

/** The path of a profile's file. */
export async function writeProfile(profile: unknown): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "profile-"));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, "own.json");
  await writeFile(path, JSON.stringify(profile));
  return path;
}
