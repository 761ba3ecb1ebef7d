import { describe, expect, it } from "vitest";
import { judgeStart, refusedStartSentence, type Start } from "./start.ts";

const own = ["role", "hall"];
const installed = (more: Partial<Start>): Start => ({
  ...{ args: [], nodeArgs: [], env: {}, platform: "linux", isProduction: true },
  ...more,
});
const verdict = (more: Partial<Start>) => judgeStart(installed(more), own);

describe("an installed shell", () => {
  it("takes its own switches, with their values in either form", () => {
    expect(verdict({ args: ["--role", "kiosk", "--hall=http://10.0.0.2:8100"] })).toEqual({
      kind: "may-start",
    });
    expect(verdict({ args: ["--role", "/srv/place"] })).toEqual({ kind: "may-start" });
  });

  it.each([
    "--inspect",
    "--inspect-brk=0.0.0.0:9229",
    "--remote-debugging-port=9222",
    "--remote-debugging-pipe",
    "-remote-debugging-port=9222",
    "--no-sandbox",
    "--disable-web-security",
    "--ignore-certificate-errors",
    "--proxy-server=http://example.net",
    "--load-extension=/tmp/x",
    "--renderer-cmd-prefix=xterm",
    "--js-flags=--expose-gc",
    "--roles=all",
    "http://example.net",
    "/tmp/other.js",
  ])("does not start with %s", (arg) => {
    expect(verdict({ args: [arg] })).toEqual({ kind: "refused", because: arg.split("=")[0] });
    expect(verdict({ args: ["--role=kiosk", arg] }).kind).toBe("refused");
  });

  it("does not take a switch for the value of one of its own", () => {
    expect(verdict({ args: ["--role", "--inspect"] })).toEqual({ kind: "refused", because: "--inspect" });
    const onWindows = verdict({ args: ["--role", "/inspect"], platform: "win32" });
    expect(onWindows).toEqual({ kind: "refused", because: "/inspect" });
  });

  it("does not start with what Node took for itself", () => {
    expect(verdict({ nodeArgs: ["--require=/tmp/x.js"] })).toEqual({ kind: "refused", because: "--require" });
  });

  it.each(["NODE_OPTIONS", "ELECTRON_RUN_AS_NODE", "LD_PRELOAD"])("does not start with %s set", (name) => {
    expect(verdict({ env: { [name]: "1" } })).toEqual({ kind: "refused", because: name });
    expect(verdict({ env: { [name]: "" } })).toEqual({ kind: "may-start" });
  });
});

it("whoever develops starts as they like", () => {
  const start = installed({
    args: ["--inspect=0"],
    env: { NODE_OPTIONS: "--import x" },
    isProduction: false,
  });
  expect(judgeStart(start, own)).toEqual({ kind: "may-start" });
});

it("says in both languages what to take out", () => {
  const sentence = refusedStartSentence("--inspect");
  expect(sentence).toMatch(/去掉.*再启动/);
  expect(sentence).toMatch(/Take it out of the command or the environment/);
  expect(sentence.match(/--inspect/g)).toHaveLength(2);
});
