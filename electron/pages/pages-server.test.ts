import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openOwnPort } from "./own-port.ts";
import { type PagesServer, startPages } from "./pages-server.ts";

let folder: string;
let hall: Server;
let asked: string[];
let answer: { status: number; type: string; bytes: number };
let pages: PagesServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "yichuang-shell-pages-"));
  mkdirSync(join(folder, "kiosk"));
  writeFileSync(join(folder, "kiosk", "index.html"), '<style nonce="__CSP_NONCE__"></style>');
  hall = createServer((incoming, response) => {
    asked.push(`${incoming.method} ${incoming.url} ${incoming.headers.authorization ?? "without a token"}`);
    response.writeHead(answer.status, { "content-type": answer.type }).end(Buffer.alloc(answer.bytes));
  });
  await new Promise<void>((resolve) => hall.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(hall.address() as AddressInfo).port}`;
  pages = await startPages({ folder, hall: url, dockUrl: null, port: 0 });
});
afterAll(async () => {
  await pages.stop();
  hall.close();
  rmSync(folder, { recursive: true, force: true });
});

test("a page's policy names no other origin and nothing unsafe; nothing tells where the hall is", async () => {
  const response = await fetch(`${pages.origin}/kiosk/`);
  const policy = response.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("connect-src 'self';");
  expect(policy).toContain("media-src 'self' blob:;");
  expect(policy).not.toMatch(/unsafe|http:|https:|\*/);
  expect(await response.text()).not.toContain("__CSP_NONCE__");
  for (const path of ["/shell.json", "/device-host/", "/kiosk/index.html", "/api/hall", "/../secret"]) {
    expect((await fetch(pages.origin + path)).status, path).toBe(404);
  }
});

test("whoever calls this server by another name gets nothing: a name can be pointed at this machine", async () => {
  const { port } = new URL(pages.origin);
  const status = await new Promise((resolve, reject) => {
    const asking = request(
      { host: "127.0.0.1", port, path: "/kiosk/", headers: { host: `evil.example:${port}` } },
      (response) => resolve(response.resume().statusCode),
    );
    asking.once("error", reject).end();
  });
  expect(status).toBe(403);
});

test("an announcement of the hall is passed on, without anything that is this place's", async () => {
  asked = [];
  answer = { status: 200, type: "audio/wav", bytes: 1_000 };
  const response = await fetch(`${pages.origin}/api/speech/a-1?lang=en&more=1`, {
    headers: { authorization: "Bearer of-nobody" },
  });
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "audio/wav"]);
  expect((await response.arrayBuffer()).byteLength).toBe(1_000);
  expect(asked).toEqual(["GET /api/speech/a-1?lang=en without a token"]);
});

test.each([
  [
    "an id that leads elsewhere",
    "/api/speech/..%2f..%2fapi%2fhall",
    { status: 200, type: "audio/wav", bytes: 1 },
    404,
  ],
  ["something that is no sound", "/api/speech/a-1", { status: 200, type: "text/html", bytes: 1 }, 502],
  ["a sound that does not end", "/api/speech/a-1", { status: 200, type: "audio/wav", bytes: 5_000_000 }, 502],
  ["a refusal", "/api/speech/a-1", { status: 404, type: "audio/wav", bytes: 1 }, 502],
])("%s is not passed on", async (_what, path, answers, status) => {
  asked = [];
  answer = answers;
  expect((await fetch(pages.origin + path)).status).toBe(status);
});

test("a port that somebody else has is no reason not to start; the one that was found is kept for the next start", async () => {
  const file = join(folder, "port.json");
  expect(openOwnPort(file).last).toBe(0);
  const { port } = pages;
  const second = await startPages({ folder, hall: "http://127.0.0.1:9", dockUrl: null, port });
  expect(second.port).not.toBe(port);
  expect((await fetch(`${second.origin}/kiosk/`)).status).toBe(200);
  openOwnPort(file).remember(second.port);
  await second.stop();
  expect(openOwnPort(file).last).toBe(second.port);
  writeFileSync(file, '{"port":80}');
  expect(openOwnPort(file).last).toBe(0);
});
