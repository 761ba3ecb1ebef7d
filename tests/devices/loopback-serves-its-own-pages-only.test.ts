import { describe, expect, it } from "vitest";
import { fromOwnPage, get, openLoopback, readSettings } from "./loopback-support.ts";

describe("settings with the tokens in them", () => {
  it("are given to a page of this server", async () => {
    const { url } = await openLoopback({
      hall: "http://127.0.0.1:8100",
      hallToken: "demo-kiosk-1",
      dockUrl: "http://127.0.0.1:8300",
    });
    expect(await readSettings(url)).toEqual({
      hallUrl: "http://127.0.0.1:8100",
      hallToken: "demo-kiosk-1",
      dockUrl: "http://127.0.0.1:8300",
      deviceHostToken: expect.stringMatching(/^[\w-]{43}$/),
    });
  });

  it.each([
    ["a page of another site", { "sec-fetch-site": "cross-site", origin: "http://evil.example" }],
    [
      "a page of another port on this machine",
      { "sec-fetch-site": "same-site", origin: "http://127.0.0.1:1" },
    ],
    ["a page that claims to be ours by its name alone", { ...fromOwnPage, origin: "http://evil.example" }],
    ["a name re-pointed to 127.0.0.1", { ...fromOwnPage, host: "evil.example" }],
    ["a name re-pointed to 127.0.0.1, with the right port", { ...fromOwnPage, host: "evil.example:$PORT" }],
    ["something that says nothing about itself", {}],
  ])("are refused to %s", async (_who, headers) => {
    const { url } = await openLoopback();
    const sent = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replace("$PORT", new URL(url).port)]),
    );
    const answer = await get(`${url}/shell.json`, sent);
    expect(answer.status).toBe(403);
    expect(answer.body).toBe(`{"error":{"code":"not-allowed","params":{}}}`);
  });
});

describe("pages", () => {
  it("the root leads to the kiosk", async () => {
    const { url } = await openLoopback();
    const { status, headers } = await get(`${url}/`);
    expect([status, headers.location]).toEqual([302, "/kiosk/"]);
    const withoutSlash = await get(`${url}/kiosk`);
    expect(withoutSlash.headers.location).toMatch(/\/kiosk\/$/);
  });

  it("a page gets a fresh nonce each time, and a policy for it without unsafe words", async () => {
    const { url } = await openLoopback({ hall: "https://hall.example", dockUrl: "http://127.0.0.1:8300" });
    const [first, second] = [await get(`${url}/kiosk/`), await get(`${url}/kiosk/`)];
    const nonce = /nonce="([^"]+)"/.exec(first.body)?.[1];
    const policy = String(first.headers["content-security-policy"]);
    expect(first.body).not.toContain("__CSP_NONCE__");
    expect(first.body).not.toBe(second.body);
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain(
      "connect-src 'self' https://hall.example wss://hall.example http://127.0.0.1:8300;",
    );
    expect(policy).not.toContain("unsafe");
    expect(first.headers["cache-control"]).toBe("no-store");
  });

  it("files with a hash in their name may be kept, HTML never gets out unsealed, nothing outside is reached", async () => {
    const { url } = await openLoopback();
    const script = await get(`${url}/assets/kiosk-1a2b.js`);
    expect([script.status, script.headers["cache-control"]]).toEqual([
      200,
      "public, max-age=31536000, immutable",
    ]);
    expect(String(script.headers["content-security-policy"])).toContain("default-src 'self'");
    for (const path of [
      "/kiosk/index.html",
      "/assets/..%2f..%2fetc/passwd",
      "/..%2fpackage.json",
      "/nothing/",
      "/__proto__/",
    ]) {
      expect((await get(url + path)).status, path).toBeGreaterThanOrEqual(400);
    }
  });

  it("any request under a foreign name is refused", async () => {
    const { url } = await openLoopback();
    expect((await get(`${url}/kiosk/`, { host: "evil.example" })).status).toBe(403);
  });
});
