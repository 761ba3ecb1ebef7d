/** The HTTP side against whoever sends what it likes: a typed refusal each time, nothing half done, and the hall goes on. */
import { connect as connectTcp, type Socket } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { errorCodes } from "../../hall-server/contract/errors.ts";
import { type HallProcess, signIn, startHall } from "../hall/hall-process.ts";
import { extent } from "./extent.ts";
import { openRawSocket } from "./raw-socket.ts";

let hall: HallProcess;
let manager: string;

beforeAll(async () => {
  hall = await startHall();
  manager = await signIn(hall.url, "manager");
});

afterAll(() => hall?.end());

async function position(): Promise<number> {
  return ((await (await fetch(`${hall.url}/readyz`)).json()) as { position: number }).position;
}

function expectTyped(status: number, body: string): void {
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  const { ok, error } = JSON.parse(body) as { ok: boolean; error: { code: string; params: object } };
  expect(ok).toBe(false);
  expect(errorCodes).toContain(error.code);
  expect(error.params).toBeTypeOf("object");
}

/** Bytes as they are, and what came back until the end or the first whole answer. */
function exchange(bytes: string | Buffer): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(hall.url);
  return new Promise((resolve, reject) => {
    const socket = connectTcp({ host: hostname, port: Number(port) });
    socket.setTimeout(30_000, () => reject(new Error("neither an answer nor an end")));
    let text = "";
    const look = () => {
      const [head = "", body = ""] = [
        text.slice(0, text.indexOf("\r\n\r\n")),
        text.slice(text.indexOf("\r\n\r\n") + 4),
      ];
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN);
      if (head === "" || Buffer.byteLength(body) < length) return;
      socket.destroy();
      resolve({ status: Number(head.slice(9, 12)), body });
    };
    socket.on("data", (data) => {
      text += data.toString("utf8");
      look();
    });
    socket.on("error", () => {});
    socket.on("close", () =>
      resolve({ status: Number(text.slice(9, 12)), body: text.slice(text.indexOf("\r\n\r\n") + 4) }),
    );
    socket.write(bytes);
  });
}

const request = (line: string, headers: string[] = [], body = "") =>
  exchange(
    [
      `${line} HTTP/1.1`,
      "Host: 127.0.0.1",
      `Content-Length: ${Buffer.byteLength(body)}`,
      ...headers,
      "",
      body,
    ].join("\r\n"),
  );

test.each([
  ["nowhere", "GET /nowhere"],
  ["a method that nobody offers", "PATCH /api/sessions"],
  ["a method of files over HTTP", "PROPFIND /api/hall"],
  ["a path out of the folder", "GET /assets/../../../../etc/passwd"],
  ["a path out of the folder, encoded", "GET /assets/%2e%2e/%2e%2e/%2e%2e/etc/passwd"],
  ["a path out of the folder, encoded twice", "GET /assets/%252e%252e/%252e%252e/etc/passwd"],
  ["a path out of the folder with backslashes", "GET /assets/..\\..\\..\\etc\\passwd"],
  ["a path with a NUL", "GET /assets/%00.js"],
  ["a path that is no UTF-8", "GET /assets/%ff%fe"],
  ["a path with a broken escape", "GET /assets/%zz"],
  ["a path of another host", "GET http://evil.example/api/hall/x"],
  ["a path of two slashes", "GET //evil.example/%2e%2e"],
  ["a path that is too long", `GET /api/${"a".repeat(12_000)}`],
  ["a sound that is none", "GET /api/speech/%2e%2e%2fmain"],
  ["a sound in no language", "GET /api/speech/s1?lang=__proto__"],
  ["a sound asked for twice", "GET /api/speech/s1?lang=zh&lang=en"],
  ["a scan that is none", "GET /api/blobs/%2e%2e%2f%2e%2e%2fhall.sqlite"],
  ["a scan named by a prototype", "GET /api/blobs/__proto__"],
  ["backups by nobody", "POST /api/backups"],
  ["a sign-out of nobody", "DELETE /api/sessions"],
])("%s", async (_what, line) => {
  const { status, body } = await request(
    line,
    line.includes("/api/blobs") ? [`Authorization: Bearer ${manager}`] : [],
  );
  expectTyped(status, body);
});

const json = "Content-Type: application/json";

test.each([
  ["no body", json, ""],
  ["half a body", json, '{"user":'],
  ["a list", json, "[]"],
  ["a number", json, "17"],
  ["a text", json, '"manager"'],
  ["null", json, "null"],
  ["keys of prototypes", json, '{"__proto__":{"user":"manager"},"user":"manager","password":"x"}'],
  ["a constructor", json, '{"constructor":{"prototype":{"x":1}},"user":"manager","password":"x"}'],
  ["wrong kinds", json, '{"user":{"$gt":""},"password":["demo-only"]}'],
  ["one field too many", json, '{"user":"manager","password":"x","role":"manager"}'],
  ["a deep body", json, `${'{"user":'.repeat(9_000)}1${"}".repeat(9_000)}`],
  ["a body above the limit", json, JSON.stringify({ user: "x".repeat(70_000), password: "x" })],
  ["a lone surrogate", json, '{"user":"\\ud800","password":"\\udfff"}'],
  ["a NUL", json, '{"user":"manager\\u0000","password":"demo-only"}'],
  ["another kind of body", "Content-Type: application/xml", "<user/>"],
  ["a kind that is none", "Content-Type: ;;;,", "{}"],
  ["a form", "Content-Type: application/x-www-form-urlencoded", "user=manager&password=demo-only"],
  ["a compressed body", `${json}\r\nContent-Encoding: gzip`, "\u001f\u008b"],
  ["a header as long as all may be", `${json}\r\nX-Long: ${"x".repeat(20_000)}`, "{}"],
  [
    "hundreds of headers",
    `${json}\r\n${Array.from({ length: 900 }, (_, n) => `X-${n}: y`).join("\r\n")}`,
    "{}",
  ],
  ["a token that is none", `${json}\r\nAuthorization: Bearer ../../x`, "{}"],
  ["an origin that is none", `${json}\r\nOrigin: :::`, "{}"],
])("a sign-in and a pairing with %s", async (_what, header, body) => {
  const before = await position();
  for (const path of ["/api/sessions", "/api/devices/pair"]) {
    const { status, body: said } = await request(`POST ${path}`, [header], body);
    expectTyped(status, said);
  }
  expect(await position()).toBe(before);
});

test.each([
  [
    "two lengths",
    "POST /api/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\n{}x",
  ],
  [
    "length and pieces at once",
    "POST /api/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
  ],
  [
    "pieces of no size",
    "POST /api/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
  ],
  ["a version that is none", "GET /api/hall HTTP/9.9\r\nHost: x\r\n\r\n"],
  ["a header in two lines", "GET /api/hall HTTP/1.1\r\nHost: x\r\n folded: y\r\n: z\r\n\r\n"],
  ["a length that is negative", "POST /api/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n"],
  ["no HTTP at all", "SSH-2.0-OpenSSH_9.6\r\n\r\n"],
  ["TLS", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003"],
])("%s is refused with a code, where HTTP can say it at all", async (_what, text) => {
  const { status, body } = await exchange(Buffer.from(text, "latin1"));
  expectTyped(status, body);
});

test("a request that names no host is refused before there is anybody to say more", async () => {
  expect((await exchange("GET /api/hall HTTP/1.1\r\n\r\n")).status).toBe(400);
});

test("any bytes on the port of the hall", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), async (bytes) => {
      const { status, body } = await exchange(Buffer.concat([Buffer.from(bytes), Buffer.from("\r\n\r\n")]));
      expectTyped(status, body);
    }),
    { numRuns: extent(100, 10_000) },
  );
});

test("hundreds of requests that never end keep nobody out, and not the hall from stopping", async () => {
  const { hostname, port } = new URL(hall.url);
  const half: Socket[] = [];
  for (let n = 0; n < extent(200, 2_000); n += 1) {
    const socket = connectTcp({ host: hostname, port: Number(port) });
    socket.on("error", () => {});
    socket.write(
      n % 2 === 0
        ? "GET /api/hall HTTP/1.1\r\nHost: x\r\nX-Slow: "
        : `PUT /api/blobs HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${manager}\r\nContent-Type: image/png\r\nContent-Length: 9000000\r\n\r\n\x89PNG`,
    );
    half.push(socket);
  }
  expect((await fetch(`${hall.url}/api/hall`)).status).toBe(200);
  const deaf = await openRawSocket(hall.url, { token: "demo-kiosk-1" });
  deaf.tcp.pause();
  await hall.kill("SIGTERM");
  expect(hall.log()).not.toMatch(/"level":(50|60)/);
  for (const socket of half) socket.destroy();
  deaf.destroy();
});
