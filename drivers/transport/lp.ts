import { close, constants, open, read, write } from "node:fs";
import { err, ok, type Result } from "../result.ts";
import { delay, Pause, within } from "../wait.ts";
import { nodeIdentity } from "./node-identity.ts";
import type { OpenFault, Transport, TransportLimits, TransportListener, WriteFault } from "./types.ts";

/**
 * A printer at the kernel's own printer driver (usblp, `/dev/usb/lp0`): a character device that is written to and, where
 * the printer has a way back, read from. Opened so that no call waits inside the kernel; what it is not ready for is
 * tried again. What its answers mean (drivers/usb/class/usblp.c):
 *
 *   read   EAGAIN, or no bytes: nothing has come.   EINVAL: a printer without a way back.
 *   write  EAGAIN: the last bytes are on their way still.   ENOSPC: the printer takes none, it has no paper.
 *   both   ENODEV: pulled out.   EIO: a transfer failed; just before ENODEV, or once in a while by itself.
 *
 * And, as with serial ports, a path that leads to another node or none.
 *
 * One program has it at a time (EBUSY). A pseudo-terminal and a named pipe behave so too, which the tests use.
 */
export function createLpTransport(spec: { path: string }, limits: TransportLimits): Transport {
  let line: { fd: number; listener: TransportListener; pause: Pause; reading: Promise<void> } | undefined;
  let lastTalkAt = 0;
  /** Writes go out one after the other; two at once would mix. */
  let turn: Promise<unknown> = Promise.resolve();

  function lost(): void {
    const told = line?.listener;
    void shut();
    told?.closed();
  }

  /** The number of a file that is closed may be another file's next: nothing may be under way on it. */
  async function shut(): Promise<void> {
    const open = line;
    line = undefined;
    if (!open) return;
    open.pause.end();
    const settled = Promise.allSettled([open.reading, turn]).then(() => closeFile(open.fd));
    await within(settled, limits.openMs, undefined);
  }

  async function readOn({ fd, pause }: { fd: number; pause: Pause }, identity: string): Promise<void> {
    const buffer = new Uint8Array(readBytes);
    let brokenSince: number | null = null;
    let presenceAt = performance.now() + presenceCheckMs;
    do {
      const got = await readSome(fd, buffer);
      if (line?.fd !== fd) return;
      if (got.ok && got.value > 0) {
        lastTalkAt = performance.now();
        line.listener.data(buffer.slice(0, got.value));
      }
      if (got.ok || isNothingYet(got.error)) brokenSince = null;
      else if (got.error === "EINVAL") return;
      else if (got.error === "EIO") {
        brokenSince ??= performance.now();
        if (performance.now() - brokenSince > brokenMs) return lost();
      } else return lost();
      if (performance.now() > presenceAt) {
        if ((await nodeIdentity(spec.path)) !== identity) return line?.fd === fd ? lost() : undefined;
        presenceAt = performance.now() + presenceCheckMs;
      }
      const isTalking = performance.now() - lastTalkAt < talkMs;
      await pause.wait(isTalking ? livelyPollMs : idlePollMs);
    } while (!pause.hasEnded);
  }

  async function writeAll(bytes: Uint8Array): Promise<Result<null, WriteFault>> {
    const giveUpAt = performance.now() + limits.writeMs;
    for (let at = 0; at < bytes.length; ) {
      const open = line;
      if (!open) return err("line-lost");
      const took = await writeSome(open.fd, bytes.subarray(at));
      if (took.ok) at += took.value;
      else if (!isNothingYet(took.error) && took.error !== "ENOSPC") {
        if (line === open) lost();
        return err("line-lost");
      } else if (performance.now() > giveUpAt) return err("timeout");
      else await delay(livelyPollMs);
    }
    return ok(null);
  }

  return {
    name: `lp:${spec.path}`,
    async open(listener: TransportListener): Promise<Result<null, OpenFault>> {
      const identity = await within(nodeIdentity(spec.path), limits.openMs, null);
      if (identity === null) return err("absent");
      const opening = openFile(spec.path);
      const opened = await within(opening, limits.openMs, err<OpenFault>("timeout"));
      if (!opened.ok) {
        void opening.then((late) => (late.ok ? closeFile(late.value) : undefined));
        return opened;
      }
      const pause = new Pause();
      line = { fd: opened.value, listener, pause, reading: Promise.resolve() };
      lastTalkAt = performance.now();
      line.reading = readOn(line, identity);
      return ok(null);
    },
    async write(bytes: Uint8Array): Promise<Result<null, WriteFault>> {
      if (!line) return err("line-lost");
      lastTalkAt = performance.now();
      line.pause.wake();
      const written = turn.then(() => writeAll(bytes));
      turn = written;
      return written;
    },
    close: shut,
  };
}

const presenceCheckMs = 500;
const readBytes = 4096;
/** Within so long after something was said, the next is near. */
const talkMs = 1000;
const livelyPollMs = 5;
const idlePollMs = 50;
/** A failed transfer is followed by ENODEV within moments when the cable is out. */
const brokenMs = 300;

function isNothingYet(code: string | undefined): boolean {
  return code === "EAGAIN" || code === "EINTR";
}

type FileFault = string | undefined;

function openFile(path: string): Promise<Result<number, OpenFault>> {
  const flags = constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY;
  return new Promise((resolve) => {
    open(path, flags, (error, fd) => resolve(error ? err(openFaultOf(error.code)) : ok(fd)));
  });
}

function readSome(fd: number, buffer: Uint8Array): Promise<Result<number, FileFault>> {
  return new Promise((resolve) => {
    read(fd, buffer, 0, buffer.length, null, (error, count) => resolve(error ? err(error.code) : ok(count)));
  });
}

function writeSome(fd: number, bytes: Uint8Array): Promise<Result<number, FileFault>> {
  return new Promise((resolve) => {
    write(fd, bytes, (error, count) => resolve(error ? err(error.code) : ok(count)));
  });
}

function closeFile(fd: number): Promise<void> {
  return new Promise((resolve) => close(fd, () => resolve()));
}

function openFaultOf(code: string | undefined): OpenFault {
  return code === "EACCES" || code === "EPERM" || code === "EBUSY" ? "refused" : "absent";
}
