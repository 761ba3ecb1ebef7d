import { mkdtempSync, readdirSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createPtyLine } from "../simulators/pty-line.ts";
import { delay } from "../wait.ts";
import { createLpTransport } from "./lp.ts";

const folder = mkdtempSync(join(tmpdir(), "lp-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const limits = { openMs: 500, writeMs: 200 };
const hello = Buffer.from("hello");

function listen() {
  const heard: number[] = [];
  const news = { heard, closed: 0 };
  const listener = {
    data: (bytes: Uint8Array) => void heard.push(...bytes),
    closed: () => {
      news.closed += 1;
    },
  };
  return { news, listener };
}

const openFilesTo = (path: string) =>
  readdirSync("/proc/self/fd").filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`) === path;
    } catch {
      return false;
    }
  }).length;

describe("a character device as usblp makes it", () => {
  it("bytes go both ways; pulled out, it is closed once, holds nothing open, and takes nothing more", async () => {
    const received: number[] = [];
    const line = await createPtyLine("printer", folder, (bytes) => void received.push(...bytes));
    const [, path = ""] = /^serial:(.*)@/.exec(line.transport) ?? [];
    const node = readlinkSync(path);
    const before = openFilesTo(node);
    const { news, listener } = listen();
    const transport = createLpTransport({ path }, limits);
    expect(await transport.open(listener)).toEqual({ ok: true, value: null });
    expect(await transport.write(hello)).toEqual({ ok: true, value: null });
    line.send(Uint8Array.of(0x12, 0x1a));
    while (news.heard.length < 2 || received.length < 5) await delay(5);
    expect(received).toEqual([...hello]);
    expect(openFilesTo(node)).toBe(before + 1);

    await line.unplug();
    for (let waited = 0; news.closed === 0 && waited < 1000; waited += 10) await delay(10);
    expect(news.closed).toBe(1);
    expect(await transport.write(hello)).toEqual({ ok: false, error: "line-lost" });
    await transport.close();
    await delay(50);
    // The far end let go of the one that it held.
    expect(openFilesTo(node) + openFilesTo(`${node} (deleted)`)).toBe(before - 1);
    expect(news).toEqual({ heard: [0x12, 0x1a], closed: 1 });
  });

  it("closed by ourselves, nothing is heard of it", async () => {
    const line = await createPtyLine("printer-2", folder, () => {});
    const [, path = ""] = /^serial:(.*)@/.exec(line.transport) ?? [];
    const { news, listener } = listen();
    const transport = createLpTransport({ path }, limits);
    await transport.open(listener);
    await transport.close();
    line.send(Uint8Array.of(0x12));
    await line.unplug();
    await delay(400);
    expect(news).toEqual({ heard: [], closed: 0 });
  });

  it("no paper, so that it takes nothing (ENOSPC): the write ends by itself, and the line lives on", async () => {
    const { news, listener } = listen();
    const transport = createLpTransport({ path: "/dev/full" }, limits);
    await transport.open(listener);
    expect(await transport.write(hello)).toEqual({ ok: false, error: "timeout" });
    expect(news.closed).toBe(0);
    await transport.close();
  });

  it("writes at the same time go out one behind the other", async () => {
    const received: number[] = [];
    const line = await createPtyLine("printer-3", folder, (bytes) => void received.push(...bytes));
    const [, path = ""] = /^serial:(.*)@/.exec(line.transport) ?? [];
    const transport = createLpTransport({ path }, limits);
    await transport.open(listen().listener);
    const parts = Array.from({ length: 8 }, (_, at) => Buffer.alloc(3000, at + 1));
    await Promise.all(parts.map((part) => transport.write(part)));
    while (received.length < 24_000) await delay(5);
    expect(received).toEqual(parts.flatMap((part) => [...part]));
    await transport.close();
    await line.unplug();
  });

  it("nothing there is absent", async () => {
    const transport = createLpTransport({ path: join(folder, "nothing") }, limits);
    expect(await transport.open(listen().listener)).toEqual({ ok: false, error: "absent" });
  });
});
