import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startDeviceHost } from "../../drivers/host/device-host.ts";
import { noLog } from "../../drivers/host/settings.ts";
import type { HallHttp } from "../hall/hall-http.ts";
import type { Pairing, Pairings } from "../place/pairings.ts";
import { openRatingPad } from "./rating-pad.ts";

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "yichuang-pad-"));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

/** Nobody is at this address: the desk keeps trying, which is all that is needed of it here. */
const hall = "http://127.0.0.1:9";
const pad = { deviceId: "pad", kind: "rating-pad", model: "pad", transport: "tcp:127.0.0.1:9" } as const;

function open(code: string | undefined, answer: Awaited<ReturnType<HallHttp["pair"]>>, canKeep = true) {
  const kept = new Map<string, Pairing>();
  const pairings: Pairings = {
    canKeep,
    isWritable: () => true,
    kindOf: (id) => kept.get(id)?.kind ?? null,
    tokenOf: (id) => kept.get(id)?.token ?? null,
    keep: (id, pairing) => void kept.set(id, pairing),
  };
  const pair = vi.fn(async () => answer);
  const said: unknown[] = [];
  const note = (fields: object, message: string) => void said.push([fields, message]);
  const devices = startDeviceHost([]);
  const parts = {
    here: { hall, rating: { openSeconds: 60 }, devices: [pad] },
    ...{ code, pairings, devices, data, http: { pair } },
    log: { ...noLog, warn: note, error: note },
  };
  return { parts, kept, pair, said };
}

test("a pad is paired once by its code; its token is kept as no window's", async () => {
  const opened = open("123456", { ok: true, value: { token: "of-the-pad", kind: "pad", place: "1" } });
  const desk = await openRatingPad(opened.parts);
  expect(desk).not.toBeNull();
  desk?.close();
  expect([...opened.kept.values()]).toEqual([{ token: "of-the-pad", kind: "pad", place: "1" }]);
  const [id = ""] = opened.kept.keys();
  expect(id).not.toMatch(/^[a-z0-9-]+$/);

  const again = await openRatingPad({ ...opened.parts, code: undefined });
  expect(again).not.toBeNull();
  again?.close();
  expect(opened.pair).toHaveBeenCalledOnce();
  expect(JSON.stringify(opened.said)).not.toContain("of-the-pad");
});

test.each([
  ["without a code", undefined, { ok: false, error: { code: "server-away", params: {} } }, true],
  ["with a wrong code", "000000", { ok: false, error: { code: "not-found", params: {} } }, true],
  ["with a code for a sign", "123456", { ok: true, value: { token: "t", kind: "sign", place: null } }, true],
  ["without a safe place", "123456", { ok: true, value: { token: "t", kind: "pad", place: null } }, false],
] as const)(
  "%s no pad rates, the log says why, and the shell goes on",
  async (_what, code, answer, canKeep) => {
    const { parts, kept, said } = open(code, answer, canKeep);
    expect(await openRatingPad(parts)).toBeNull();
    expect(kept.size).toBe(0);
    expect(said.length).toBeGreaterThan(0);
  },
);

test("a place without such a pad has none, whatever its command line says", async () => {
  const { parts, pair } = open("123456", { ok: true, value: { token: "t", kind: "pad", place: null } });
  expect(await openRatingPad({ ...parts, here: { hall, rating: undefined, devices: [] } })).toBeNull();
  expect(pair).not.toHaveBeenCalled();
});
