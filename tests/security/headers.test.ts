/** What every answer tells the browser, pages and refusals alike: a real server with the built pages. */
import { existsSync, readdirSync } from "node:fs";
import { connect as connectTcp } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type HallProcess, signIn, startHall } from "../hall/hall-process.ts";

let hall: HallProcess;
let manager: string;
/** `npm test` has built them. */
const pages = join(import.meta.dirname, "../../renderer/dist");
const pageNames = readdirSync(pages).filter((name) => existsSync(join(pages, name, "index.html")));
const [script = ""] = readdirSync(join(pages, "assets")).filter((name) => name.endsWith(".js"));

beforeAll(async () => {
  hall = await startHall({ pages });
  manager = await signIn(hall.url, "manager");
});
afterAll(() => hall.end());

const get = (path: string, init: RequestInit = {}) => fetch(hall.url + path, { redirect: "manual", ...init });

const expected = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

function expectGuarded(headers: Headers, what: string): void {
  expect(Object.fromEntries(headers), what).toMatchObject(expected);
  for (const feature of ["camera", "geolocation", "usb", "serial"])
    expect(headers.get("permissions-policy"), what).toContain(`${feature}=()`);
  expect(headers.get("permissions-policy"), what).toContain("microphone=(self)");
  const policy = headers.get("content-security-policy") ?? "";
  expect(policy, what).toMatch(/(^|; )default-src '(none|self)'(;|$)/);
  expect(policy, what).toContain("frame-ancestors 'none'");
  expect(policy, what).not.toMatch(/unsafe|\*|https?:/);
  // Nothing says what it runs on, and in plain HTTP nothing asks for TLS.
  for (const name of ["server", "x-powered-by", "strict-transport-security"])
    expect(headers.get(name), what).toBeNull();
}

it.each(pageNames)(
  "page %s: its own nonce each time, nothing inline but styles that carry it",
  async (name) => {
    const [first, second] = [await get(`/${name}/`), await get(`/${name}/`)];
    const html = await first.text();
    expectGuarded(first.headers, name);
    const nonce = /nonce="([^"]+)"/.exec(html)?.[1] ?? "";
    expect(Buffer.from(nonce, "base64").length).toBeGreaterThanOrEqual(16);
    expect(html).not.toContain("__CSP_NONCE__");
    expect(await second.text()).not.toContain(nonce);
    const policy = first.headers.get("content-security-policy");
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("object-src 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(first.headers.get("cache-control")).toBe("no-store");
    // A script without an address would need 'unsafe-inline'.
    for (const [, attributes = ""] of html.matchAll(/<script\b([^>]*)>/g))
      expect(attributes).toContain("src=");
  },
);

it("a script of a page may be kept for ever, and only it", async () => {
  const { headers, status } = await get(`/assets/${script}`);
  expect(status).toBe(200);
  expectGuarded(headers, "script");
  expect(headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
});

describe("answers of the interface", () => {
  const post = (body: string, type = "application/json") => ({
    method: "POST",
    body,
    headers: { "content-type": type },
  });
  it.each<[string, string, RequestInit, number]>([
    ["a sign-in", "/api/sessions", post(JSON.stringify({ user: "clerk-01", password: "demo-only" })), 200],
    ["a wrong password", "/api/sessions", post(JSON.stringify({ user: "clerk-01", password: "x" })), 401],
    ["half a body", "/api/sessions", post("{"), 400],
    ["an empty body", "/api/sessions", post(""), 400],
    ["a body of another kind", "/api/sessions", post("<a/>", "text/xml"), 400],
    ["a body that is too large", "/api/sessions", post("x".repeat(70_000)), 400],
    ["a pairing", "/api/devices/pair", post(JSON.stringify({ code: "000000", name: "x" })), 404],
    ["no token", "/api/backups", { method: "POST" }, 401],
    ["no such file", "/api/blobs/none", {}, 401],
    ["no such page", "/nothing-here", {}, 404],
    ["a broken address", "/%zz", {}, 400],
    ["a path that leaves its folder", "/assets/..%2f..%2fpackage.json", {}, 404],
    ["another method", "/api/hall", { method: "DELETE" }, 404],
    ["a foreign page", "/api/hall", { headers: { origin: "https://evil.example" } }, 403],
    ["the shell", "/shell.json", {}, 204],
    ["the root", "/", {}, 302],
    ["a page without its slash", "/kiosk", {}, 302],
    ["no such sound", "/api/speech/none", {}, 404],
    ["the interface's description", "/api/openapi.json", {}, 200],
    ["a socket that is none", "/socket.io/?EIO=4&transport=polling", {}, 400],
    ["alive", "/healthz", {}, 200],
    ["ready", "/readyz", {}, 200],
    ["the figures", "/metrics", {}, 200],
  ])("%s", async (what, path, init, status) => {
    const response = await get(path, init);
    const body = await response.text();
    expect(response.status, body).toBe(status);
    expectGuarded(response.headers, what);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("content-type") ?? "", what).not.toContain("html");
    if (path.startsWith("/api/") && status >= 400)
      expect(JSON.parse(body)).toMatchObject({ ok: false, error: { code: expect.any(String) } });
  });

  it("a backup's answer", async () => {
    const response = await get("/api/backups", {
      method: "POST",
      headers: { authorization: `Bearer ${manager}` },
    });
    expect(response.status).toBe(200);
    expectGuarded(response.headers, "backup");
  });

  it("what changes rarely is asked for again each time, by its tag", async () => {
    for (const path of ["/api/hall", "/api/catalog"]) {
      const first = await get(path);
      expectGuarded(first.headers, path);
      expect(first.headers.get("cache-control")).toBe("no-cache");
      const again = await get(path, { headers: { "if-none-match": first.headers.get("etag") ?? "" } });
      expect(again.status).toBe(304);
      expectGuarded(again.headers, `${path} again`);
    }
  });
});

describe("a request that never ends", () => {
  function headersIn(answer: string): Headers {
    const [head = ""] = answer.split("\r\n\r\n", 1);
    const lines = head.split("\r\n").slice(1);
    return new Headers(lines.map((line) => line.split(/: (.*)/s, 2) as [string, string]));
  }

  /** What the server sends until it closes the connection. */
  function speak(text: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const { hostname, port } = new URL(hall.url);
      const socket = connectTcp({ host: hostname, port: Number(port) }, () => socket.write(text));
      let heard = "";
      socket.on("data", (data) => {
        heard += data;
      });
      socket.once("close", () => resolve(heard));
      socket.once("error", reject);
    });
  }

  it("a head that does not come whole is cut off", async () => {
    expect(await speak("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-More: ")).toMatch(/^(HTTP\/1\.1 408|$)/);
  });

  it("a head that is too large, or none at all, is refused and closed", async () => {
    const large = await speak(`GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-More: ${"x".repeat(20_000)}\r\n\r\n`);
    expect(large).toMatch(/^HTTP\/1\.1 431/);
    const none = await speak("\u0016\u0003\u0001\u0002 hello\r\n\r\n");
    expect(none).toMatch(/^HTTP\/1\.1 400/);
    for (const answer of [large, none]) expectGuarded(headersIn(answer), "broken");
  });
});
