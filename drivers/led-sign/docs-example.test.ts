import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readFrameMap } from "../frame-map/frame-map.ts";
import { signVocabulary } from "./vocabulary.ts";

it("the profile that docs/devices.md explains is one", () => {
  const docs = readFileSync(new URL("../../docs/devices.md", import.meta.url), "utf8");
  const [, example = ""] = /```json\n(\{\n {2}"format": 1,[\s\S]*?)```/.exec(docs) ?? [];
  const map = readFrameMap(JSON.parse(example), signVocabulary);
  expect(map).toMatchObject({ ok: true });
  if (!map.ok) return;
  const frame = map.value.encode("device", "show-text", { text: "A018" }, 7);
  // CRC-16/MODBUS of "07AA018", the address, the command and the text.
  expect(frame.ok && Buffer.from(frame.value).toString("latin1")).toBe("\x0207AA0183A13\x03");
});
