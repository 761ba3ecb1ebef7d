import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createTransport } from "../../drivers/transport/open.ts";
import { delay } from "../../drivers/wait.ts";
import { atEnd, plugReader, readerAt, watchDevices } from "./support.ts";

const pathOf = (transport: string) => transport.slice("serial:".length, transport.lastIndexOf("@"));

/** A path of our own to a port, as /dev/serial/by-id has: it can go away while the port stays open and says nothing. */
async function openThroughLink() {
  const folder = await mkdtemp(join(tmpdir(), "by-id-"));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, "reader");
  const { line } = await plugReader("pty");
  await symlink(pathOf(line.transport), path);
  const transport = createTransport({ transport: "serial", path, baudRate: 115200 });
  atEnd(() => transport.close());
  let closed = 0;
  const opened = await transport.open({
    data: () => {},
    closed: () => {
      closed += 1;
    },
  });
  expect(opened).toEqual({ ok: true, value: null });
  return { transport, path, closed: () => closed };
}

it("the path is gone: closed within a second, once, and nothing can be written", async () => {
  const { transport, path, closed } = await openThroughLink();
  await rm(path);
  await delay(1000);
  expect(closed()).toBe(1);
  expect(await transport.write(Uint8Array.of(1))).toEqual({ ok: false, error: "line-lost" });
});

it("the path leads to another port: what was plugged in since is not what was opened", async () => {
  const { path, closed } = await openThroughLink();
  const { line: other } = await plugReader("pty");
  await rm(path);
  await symlink(pathOf(other.transport), path);
  await delay(1000);
  expect(closed()).toBe(1);
});

it("closed by ourselves, nothing is heard of it", async () => {
  const { transport, path, closed } = await openThroughLink();
  await transport.close();
  await rm(path);
  await delay(700);
  expect(closed()).toBe(0);
});

it("a port in use by another program is refused, and opened when it is free", async () => {
  const { line } = await plugReader("pty");
  const first = watchDevices(readerAt(line));
  await first.nextStatus("ready");
  const second = watchDevices(readerAt(line));
  expect(await second.nextStatus("lost")).toEqual({ kind: "lost", cause: "refused" });
  await first.host.stop();
  await second.nextStatus("ready", 5000);
});
