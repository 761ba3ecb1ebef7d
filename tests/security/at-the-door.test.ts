/** Foreign pages, and foreign names for the hall: what a browser would send, sent by hand. */
import { request } from "node:http";
import { hostname } from "node:os";
import { io } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { entranceOf, turnAway, wrongEntrance } from "../../hall-server/gateway/origins.ts";
import { type HallProcess, startHall } from "../hall/hall-process.ts";
import { runToItsEnd } from "./start.ts";

let hall: HallProcess;
let port: string;
beforeAll(async () => {
  hall = await startHall({
    arguments: ["--demo", "--allow-origin", "https://pages.example", "--host-name", "Hall.Example"],
  });
  port = new URL(hall.url).port;
});
afterAll(() => hall.end());

interface Answer {
  status: number;
  body: string;
  allowed: string | undefined;
}

/** fetch() sets Host and Origin itself; here they are what an attacker's page would make them. */
function send(method: string, path: string, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, method, path, headers }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (data) => {
        body += data;
      });
      response.once("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          body,
          allowed: response.headers["access-control-allow-origin"],
        }),
      );
    });
    asked.once("error", reject);
    asked.end();
  });
}

/** "connected", or why not. */
function openSocket(headers: Record<string, string>): Promise<string> {
  const socket = io(hall.url, { transports: ["websocket"], reconnection: false, extraHeaders: headers });
  return new Promise((resolve) => {
    const end = (outcome: string) => {
      socket.close();
      resolve(outcome);
    };
    socket.once("connect", () => end("connected"));
    socket.once("connect_error", () => end("refused"));
  });
}

const foreignPages = [
  "null",
  "https://evil.example",
  "http://evil.example:$PORT",
  "http://127.0.0.1.evil.example",
  "http://127.0.0.1.evil.example:$PORT",
  "http://localhost.evil.example",
  "http://127.0.0.1@evil.example",
  "http://evil.example#127.0.0.1",
  "http://evil.example/http://127.0.0.1:$PORT",
  "https://127.0.0.1:1",
  "http://127.0.0.2:$PORT",
  "http://192.168.0.7",
  "file://",
  "chrome-extension://abcdefghijklmnop",
  "https://pages.example.evil.example",
  "https://pages.example:8443",
  "http://pages.example",
  "HTTPS://PAGES.EXAMPLE",
  "",
];

describe("a foreign page", () => {
  it.each(foreignPages)("%s: nothing read, nothing changed, no socket", async (written) => {
    const origin = written.replace("$PORT", port);
    for (const [method, path] of [
      ["GET", "/api/hall"],
      ["POST", "/api/sessions"],
      ["DELETE", "/api/sessions"],
      ["POST", "/api/devices/pair"],
      ["POST", "/api/backups"],
      ["PUT", "/api/blobs"],
      ["OPTIONS", "/api/sessions"],
    ] as const) {
      const answer = await send(method, path, { origin, host: `127.0.0.1:${port}` });
      expect([answer.status, answer.allowed], `${method} ${path}`).toEqual([403, undefined]);
      expect(JSON.parse(answer.body).error).toEqual({ code: "not-allowed", params: { what: "origin" } });
    }
    expect(await openSocket({ origin })).toBe("refused");
  });
});

describe("a page of this hall", () => {
  it.each([
    ["its own", "http://127.0.0.1:$PORT"],
    ["a device host's, on whatever port of the loopback", "http://127.0.0.1:8140"],
    ["a device host's, by the other name of the loopback", "http://localhost:8140"],
    ["one that the settings name", "https://pages.example"],
    ["its own, behind a proxy that speaks TLS", "https://127.0.0.1:$PORT"],
  ])("%s", async (_which, written) => {
    const origin = written.replace("$PORT", port);
    const answer = await send("GET", "/api/hall", { origin, host: `127.0.0.1:${port}` });
    expect([answer.status, answer.allowed]).toEqual([200, origin]);
    expect(await openSocket({ origin })).toBe("connected");
  });

  it("is let in with no more than it has a token for: an origin opens nothing", async () => {
    const origin = `http://127.0.0.1:${port}`;
    const answer = await send("POST", "/api/backups", { origin, host: `127.0.0.1:${port}` });
    expect(answer.status).toBe(401);
  });
});

describe("a name that was pointed at the hall from outside (DNS rebinding)", () => {
  it.each([
    "evil.example:$PORT",
    "evil.example",
    "127.0.0.1.evil.example",
    "localhost.evil.example:$PORT",
    "evil.example:$PORT@127.0.0.1",
    "127.0.0.1/@evil.example",
    "localhost.",
  ])("%s", async (written) => {
    const host = written.replace("$PORT", port);
    // For the browser this page and the hall are of one origin; a plain GET carries none at all.
    for (const headers of [{ host }, { host, origin: `http://${host}` }]) {
      for (const path of ["/api/hall", "/metrics", "/", "/healthz"]) {
        const answer = await send("GET", path, headers);
        expect(answer.status, path).toBe(403);
        expect(JSON.parse(answer.body).error).toEqual({ code: "not-allowed", params: { what: "host" } });
      }
    }
    expect(await openSocket({ host, origin: `http://${host}` })).toBe("refused");
  });

  it("a person who opens a page by such a name reads what to do", async () => {
    const answer = await send("GET", "/manager/", { host: "hall-2", accept: "text/html,*/*" });
    expect([answer.status, answer.body]).toEqual([403, expect.stringContaining("--host-name")]);
    expect(answer.body).toMatch(/\p{Script=Han}/u);
  });

  it.each([
    "127.0.0.1:$PORT",
    "localhost:$PORT",
    "[::1]:$PORT",
    "192.168.0.7",
    "hall.example",
    "HALL.EXAMPLE:1",
  ])("%s is the hall's own", async (written) => {
    const host = written.replace("$PORT", port);
    expect((await send("GET", "/api/hall", { host })).status).toBe(200);
    expect(await openSocket({ host })).toBe("connected");
  });
});

const settings = { isEncrypted: false, hostNames: [], allowedOrigins: [], phoneAddress: null };

it("a hall that speaks TLS itself has no plain pages: http under its own name is a foreign page", () => {
  const entrance = entranceOf({ ...settings, isEncrypted: true, hostNames: ["hall.example"] });
  const turned = (origin: string) => turnAway({ host: "hall.example", origin }, entrance);
  expect(turned("https://hall.example")).toBeNull();
  expect(turned("http://hall.example")).toBe("origin");
});

it("phone pages that a proxy brings from elsewhere are the hall's own, by the hall's file", () => {
  const entrance = entranceOf({ ...settings, phoneAddress: "https://phone.example/hall-3" });
  expect(turnAway({ host: "10.0.0.7:8100", origin: "https://phone.example" }, entrance)).toBeNull();
  expect(turnAway({ host: "phone.example" }, entrance)).toBeNull();
  expect(turnAway({ host: "phone.example", origin: "http://phone.example:81" }, entrance)).toBe("origin");
});

it("this machine's name is the hall's", () => {
  const entrance = entranceOf(settings);
  for (const host of [hostname(), `${hostname()}.local:8100`])
    expect(turnAway({ host }, entrance)).toBeNull();
});

it.each([
  [["https://hall.example/"], [], "--allow-origin https://hall.example/"],
  [["hall.example"], [], "--allow-origin hall.example"],
  [["null"], [], "--allow-origin null"],
  [["*"], [], "--allow-origin *"],
  [["https://hall.example:443"], [], "--allow-origin https://hall.example:443"],
  [[], ["hall.example:8100"], "--host-name hall.example:8100"],
  [[], ["http://hall.example"], "--host-name http://hall.example"],
  [[], ["*"], "--host-name *"],
])("a setting that would never fit is refused at the start: %s %s", (origins, names, sentence) => {
  expect(wrongEntrance(origins, names)).toContain(sentence);
  expect(
    wrongEntrance(["https://hall.example", "http://10.0.0.7:8140"], ["hall", "hall.example"]),
  ).toBeNull();
});

it("and the program ends with that sentence", async () => {
  const { code, said } = await runToItsEnd("main", [
    ...["--hall", "town", "--data", "none", "--demo", "--allow-origin", "https://hall.example/"],
  ]);
  expect([code, said]).toEqual([1, expect.stringContaining("written as browsers do")]);
});
