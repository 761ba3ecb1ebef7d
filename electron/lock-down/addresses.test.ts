import { describe, expect, it } from "vitest";
import { isWithinPage, mayFetch, originForLog, type ResourceType } from "./addresses.ts";

const own = "http://127.0.0.1:40123";
const page = `${own}/kiosk/`;

describe("a page stays the page that it is", () => {
  it.each([page, `${own}/kiosk`, `${own}/kiosk/?tab=1`, `${own}/kiosk/#take`])("%s may come", (next) => {
    expect(isWithinPage(next, page, own)).toBe(true);
  });

  it.each([
    ["another page of ours", `${own}/counter/`],
    ["a file of ours", `${own}/assets/kiosk.js`],
    ["another port of this machine", "http://127.0.0.1:8100/kiosk/"],
    ["another name of this machine", "http://localhost:40123/kiosk/"],
    ["TLS where there is none", "https://127.0.0.1:40123/kiosk/"],
    ["ours as a user name", `http://127.0.0.1:40123@example.net/kiosk/`],
    ["ours with a user name", "http://somebody@127.0.0.1:40123/kiosk/"],
    ["ours as the beginning of a name", "http://127.0.0.1.example.net:40123/kiosk/"],
    ["the hall", "http://hall.example:8100/kiosk/"],
    ["a file", "file:///etc/passwd"],
    ["a file of another machine", "file://server/share/kiosk/"],
    ["FTP", "ftp://127.0.0.1:40123/kiosk/"],
    ["a script", "javascript:alert(1)"],
    ["a page in its own address", "data:text/html,<h1>kiosk</h1>"],
    ["a page that the page made", `blob:${own}/0e2f6d6e`],
    ["the engine's settings", "chrome://settings"],
    ["the developer tools", "devtools://devtools/bundled/inspector.html"],
    ["the engine's source view", `view-source:${page}`],
    ["an empty page", "about:blank"],
    ["mail", "mailto:hall@example.net"],
    ["a phone", "tel:12345"],
    ["Windows' settings", "ms-settings:network"],
    ["a program of Windows'", "search-ms:query=cmd"],
    ["an app on a phone", "intent://scan/#Intent;scheme=zxing;end"],
    ["nothing", ""],
    ["no address", "kiosk"],
  ])("%s does not", (_what, next) => {
    expect(isWithinPage(next, page, own)).toBe(false);
  });

  it("the first page may be any of ours", () => {
    expect(isWithinPage(`${own}/screen/`, "", own)).toBe(true);
    expect(isWithinPage("http://127.0.0.1:8100/screen/", "", own)).toBe(false);
  });
});

describe("what a page fetches", () => {
  const reach = { ownOrigin: own, otherOrigins: [] };
  const loud: ResourceType[] = [
    "stylesheet",
    "script",
    "image",
    "font",
    "xhr",
    "media",
    "webSocket",
    "other",
  ];

  it.each(loud)("%s comes from the shell, and from nowhere else", (type) => {
    const ours = type === "webSocket" ? "ws://127.0.0.1:40123/x" : `${own}/x`;
    expect(mayFetch(ours, type, reach)).toBe(true);
    for (const address of [
      "http://hall.example/x",
      "https://example.net/x",
      "file:///x",
      "ftp://127.0.0.1/x",
    ]) {
      expect(mayFetch(address, type, reach)).toBe(false);
    }
  });

  it("nothing becomes a frame, a plug-in, a ping or a report, not even of ours", () => {
    for (const type of ["subFrame", "object", "ping", "cspReport"] as const) {
      expect(mayFetch(`${own}/kiosk/`, type, reach)).toBe(false);
      expect(mayFetch("about:blank", type, reach)).toBe(false);
    }
  });

  it("only our own pages become documents", () => {
    expect(mayFetch(page, "mainFrame", reach)).toBe(true);
    for (const address of [
      "data:text/html,x",
      "file:///x",
      "devtools://x",
      "http://example.net/",
      "about:blank",
    ]) {
      expect(mayFetch(address, "mainFrame", reach)).toBe(false);
    }
  });

  it("pictures that the page made itself are its own, and no other page's", () => {
    expect(mayFetch(`blob:${own}/1`, "image", reach)).toBe(true);
    expect(mayFetch("data:image/png;base64,AA==", "image", reach)).toBe(true);
    expect(mayFetch("blob:http://example.net/1", "image", reach)).toBe(false);
    expect(mayFetch("data:text/javascript,1", "script", reach)).toBe(false);
  });

  it("where somebody develops, the simulators' panel is reached as well", () => {
    const developing = { ownOrigin: own, otherOrigins: ["http://127.0.0.1:8199"] };
    expect(mayFetch("ws://127.0.0.1:8199/dock", "webSocket", developing)).toBe(true);
    expect(mayFetch("http://127.0.0.1:8199/", "mainFrame", developing)).toBe(false);
  });
});

describe("the log", () => {
  it("hears the origin alone: a path may carry a ticket's token", () => {
    expect(originForLog("https://hall.example/phone/#secret-token")).toBe("https://hall.example");
    expect(originForLog("mailto:somebody@example.net")).toBe("mailto:");
    expect(originForLog("no address")).toBe("not an address");
  });
});
