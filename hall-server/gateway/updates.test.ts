import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestHall, type TestHall } from "../testing.ts";
import { openReleases } from "../updates/releases.ts";
import type { Gateway } from "./server.ts";
import { openTestGateway, signedIn } from "./testing.ts";

const content = Buffer.from(Array.from({ length: 100_000 }, (_, i) => i % 251));
const hash = createHash("sha512").update(content).digest("hex");
const claimed = (version: string) =>
  JSON.stringify({ signed: Buffer.from(JSON.stringify({ version })).toString("base64"), signature: "" });

let test: TestHall;
let gateway: Gateway;
let device: string;

beforeAll(async () => {
  test = openTestHall();
  const folder = join(test.folder, "releases", "linux-x64");
  mkdirSync(join(folder, "files"), { recursive: true });
  writeFileSync(join(folder, "manifest.json"), claimed("1.9.0"));
  writeFileSync(join(folder, "files", hash), content);
  writeFileSync(join(folder, "secret"), "not for them");
  gateway = await openTestGateway(test);
  device = "token-of-kiosk-1";
  const pairedAt = test.hall.clock.now();
  test.hall.registry.addDevice(
    { deviceId: "kiosk-1", kind: "kiosk", place: "1", name: "1", pairedAt },
    device,
  );
});
afterAll(async () => {
  await gateway?.stop();
  test?.hall.stop();
});

const get = (path: string, headers: Record<string, string> = {}, token: string | null = device) =>
  fetch(`${gateway.url}/api/updates/${path}`, {
    headers: { ...headers, ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
  });

it("gives a paired place the manifest and the files, whole and from any byte on", async () => {
  expect(await (await get("linux-x64/manifest.json")).text()).toBe(claimed("1.9.0"));
  const whole = await get(`linux-x64/files/${hash}`);
  expect(whole.status).toBe(200);
  expect(Buffer.from(await whole.arrayBuffer()).equals(content)).toBe(true);
  for (const from of [0, 1, 65_536, content.length - 1]) {
    const rest = await get(`linux-x64/files/${hash}`, { range: `bytes=${from}-` });
    expect(rest.status).toBe(206);
    expect(rest.headers.get("content-range")).toBe(`bytes ${from}-${content.length - 1}/${content.length}`);
    expect(Buffer.from(await rest.arrayBuffer()).equals(content.subarray(from))).toBe(true);
  }
  const beyond = await get(`linux-x64/files/${hash}`, { range: `bytes=${content.length}-` });
  expect([beyond.status, beyond.headers.get("content-range")]).toEqual([416, `bytes */${content.length}`]);
  for (const range of ["bytes=-5", "bytes=1-2,4-5", "lines=1-", "bytes=99999999999999999999-"])
    expect((await get(`linux-x64/files/${hash}`, { range })).status, range).toBe(200);
});

it("gives nothing to who is not a paired place", async () => {
  expect((await get("linux-x64/manifest.json", {}, null)).status).toBe(401);
  expect((await get("linux-x64/manifest.json", {}, "made-up")).status).toBe(401);
  expect((await get("linux-x64/manifest.json", {}, signedIn(test, "m", "manager"))).status).toBe(403);
  expect((await get(`linux-x64/files/${hash}`, {}, signedIn(test, "c", "clerk"))).status).toBe(403);
});

it.each([
  "linux-x64/files/secret",
  "linux-x64/files/..%2Fsecret",
  "linux-x64/files/%2e%2e%2fmanifest.json",
  `linux-x64/files/..%5C${"0".repeat(125)}`,
  `linux-x64%2Ffiles/files/${hash}`,
  "..%2F..%2Fetc/manifest.json",
  "../linux-x64/../../hall.sqlite",
  "linux-arm64/manifest.json",
  "darwin-x64/manifest.json",
  "__proto__/manifest.json",
  `linux-x64/files/${hash.toUpperCase()}`,
  `linux-x64/files/${hash}%00`,
])("has nothing at %s", async (path) => {
  const answer = await get(path);
  expect([400, 404]).toContain(answer.status);
  expect(await answer.text()).not.toContain("not for them");
});

it("knows what is offered to each kind of machine, and is not misled by what cannot be read", () => {
  const folder = join(test.folder, "releases");
  const releases = openReleases(folder);
  expect(releases.version("linux-x64")).toBe("1.9.0");
  for (const target of ["linux-arm64", "win32-x64"]) mkdirSync(join(folder, target), { recursive: true });
  writeFileSync(join(folder, "linux-arm64", "manifest.json"), claimed("1.10.0"));
  writeFileSync(join(folder, "win32-x64", "manifest.json"), '{"signed":"AAAA"}');
  expect(releases.version("linux-arm64")).toBe("1.10.0");
  for (const nothing of ["win32-x64", "darwin-x64", ".."]) expect(releases.version(nothing)).toBe(null);
  expect(openReleases(null).version("linux-x64")).toBe(null);
});
