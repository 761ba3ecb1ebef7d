import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { noLog } from "../../drivers/host/settings.ts";
import { openCopies } from "./copies.ts";
import { openHallHttp } from "./hall-http.ts";

let server: Server;
let url: string;
let folder: string;
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "yichuang-copies-"));
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

const catalog = { version: "1", categories: [], lifeEvents: [], items: [] };
const open = (at = url) => openHallHttp(at, openCopies(folder, at, noLog));

test("what was read once is there while the hall is away, also after a restart, and is asked for by its tag", async () => {
  const tags: unknown[] = [];
  answer = (request, response) => {
    tags.push(request.headers["if-none-match"]);
    const isSame = request.headers["if-none-match"] === '"one"';
    response.writeHead(isSame ? 304 : 200, { etag: '"one"' }).end(isSame ? "" : JSON.stringify(catalog));
  };
  expect(await open().read("/api/catalog")).toEqual(catalog);
  expect(await open().read("/api/catalog")).toEqual(catalog);
  expect(tags).toEqual([undefined, '"one"']);
  answer = (_request, response) => response.destroy();
  expect(await open().read("/api/catalog")).toEqual(catalog);
  expect(await open().read("/api/hall")).toBeNull();
});

test("a copy is of one hall, and is kept only where it is what it should be", async () => {
  answer = (_request, response) => response.end(JSON.stringify({ version: "1" }));
  await open().read("/api/catalog");
  answer = (_request, response) => response.end(JSON.stringify(catalog));
  await openCopies(folder, "http://another.example", noLog).keep("/api/catalog", catalog);
  answer = (_request, response) => response.destroy();
  expect(await open().read("/api/catalog")).toBeNull();
});

test("the kiosk's view is kept without who asked for help", async () => {
  const copies = openCopies(folder, url, noLog);
  const helps = [{ id: "h1", page: "take", from: "kiosk-1", at: "2099-01-01T00:00:00Z" }];
  const hall = {
    id: "t",
    name: { zh: "厅", en: "Hall" },
    isOpen: true,
    changesAt: null,
    isDemonstration: true,
  };
  copies.keep("kiosk", {
    hall,
    kiosk: null,
    hours: [],
    queues: [],
    counters: [],
    needsCard: false,
    notices: [],
    helps,
  });
  expect(copies.read("kiosk")?.value).toMatchObject({ hall, helps: [] });
});

test.each<[string, typeof answer]>([
  ["sends elsewhere", (_request, response) => response.writeHead(302, { location: url }).end()],
  ["answers with no JSON", (_request, response) => response.end("<html>")],
  ["answers with JSON of nobody", (_request, response) => response.end('{"token":5}')],
  ["refuses without a reason", (_request, response) => response.writeHead(500).end("oops")],
  ["breaks off", (_request, response) => response.writeHead(200).write("{", () => response.destroy())],
])("whoever %s counts as a hall that is away", async (_what, answers) => {
  answer = answers;
  const away = { ok: false, error: { code: "server-away", params: {} } };
  expect(await open().pair("123456", "Kiosk")).toEqual(away);
  expect(await open().signIn("clerk-01", "a password")).toEqual(away);
});

test("a refusal of the hall comes as it is; a token goes nowhere but to the hall itself", async () => {
  const seen: (string | undefined)[] = [];
  answer = (request, response) => {
    seen.push(request.headers.authorization);
    const error = { code: "not-found", params: { what: "pairing-code" } };
    response.writeHead(404).end(JSON.stringify({ ok: false, error }));
  };
  expect(await open().pair("123456", "Kiosk")).toMatchObject({ error: { code: "not-found" } });
  await open().keep("secret", new Uint8Array([1]), "image/jpeg");
  await open().signOut("secret");
  expect(seen).toEqual([undefined, "Bearer secret", "Bearer secret"]);
});

test("an answer without end does not fill the memory", async () => {
  answer = (_request, response) => {
    const piece = Buffer.alloc(1_000_000, 32);
    const pour = () => {
      while (!response.destroyed && response.write(piece));
    };
    response.on("drain", pour);
    response.writeHead(200);
    pour();
  };
  expect(await open().read("/api/catalog")).toBeNull();
});

test("copies are readable for their owner alone", async () => {
  answer = (_request, response) => response.end(JSON.stringify(catalog));
  await open().read("/api/catalog");
  const file = join(folder, "catalog.json");
  expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ value: catalog });
  expect(statSync(file).mode & 0o077).toBe(0);
});
