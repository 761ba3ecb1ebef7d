import { closeSync, constants, openSync, writeSync } from "node:fs";
import { rename, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import type { ReadStream } from "node:tty";
import * as nodePty from "@lydell/node-pty";
import { SerialPort } from "serialport";
import type { LineReceiver, SimulatedLine } from "./line.ts";

/** What node-pty gives and its types leave out: a pair of ends without a program at one of them. */
interface PtyPair {
  fd: number;
  ptsName: string;
  master: ReadStream;
  slave: ReadStream;
}
const { open: openPair } = nodePty as unknown as { open(options: { encoding: null }): PtyPair };

interface Wire {
  pair: PtyPair;
  /** Keeps the host's end existing while no host has it open; without it, reading at our end fails. */
  heldEnd: number;
}

/**
 * A pseudo-terminal that a host opens like any serial port. Its path is a symbolic link in `folder`, so it stays the same
 * when the terminal behind it is another one after the cable was out. Rejects when this machine gives no terminals.
 */
export async function createPtyLine(
  deviceId: string,
  folder: string,
  receive: LineReceiver,
): Promise<SimulatedLine> {
  const path = join(folder, deviceId);
  let wire: Wire | undefined;

  /** Two hands at the dock at once: one after the other. */
  let turn: Promise<void> = Promise.resolve();
  function inTurn(work: () => Promise<void>): Promise<void> {
    const next = turn.then(work);
    turn = next.catch(() => {});
    return next;
  }

  async function plugIn(): Promise<void> {
    if (wire) return;
    const pair = openPair({ encoding: null });
    const heldEnd = openSync(pair.ptsName, constants.O_RDWR | constants.O_NOCTTY);
    // node-pty reads both ends; what it reads at this one is missing at the host.
    pair.slave.destroy();
    await makeRaw(pair.ptsName);
    pair.master.on("data", receive);
    pair.master.on("error", () => pair.master.destroy());
    wire = { pair, heldEnd };
    // Made aside and moved, so that a host never meets half of it.
    const aside = `${path}.new`;
    await rm(aside, { force: true });
    await symlink(pair.ptsName, aside);
    await rename(aside, path);
  }

  async function unplug(): Promise<void> {
    const pulled = wire;
    wire = undefined;
    if (!pulled) return;
    await rm(path, { force: true });
    pulled.pair.master.destroy();
    closeSync(pulled.heldEnd);
  }

  await plugIn();
  return {
    transport: `serial:${path}@115200`,
    get isPluggedIn() {
      return wire !== undefined;
    },
    send(bytes: Uint8Array): void {
      if (wire) writeAll(wire.pair.fd, bytes);
    },
    plugIn: () => inTurn(plugIn),
    unplug: () => inTurn(unplug),
  };
}

/**
 * No echo, no line ends changed, no signals: every byte as it is. The mode belongs to the terminal and stays when this
 * opening is closed, so the library that the host uses sets it for both.
 */
async function makeRaw(path: string): Promise<void> {
  const port = new SerialPort({ path, baudRate: 115200, lock: false, autoOpen: false });
  await new Promise<void>((resolve, reject) => port.open((error) => (error ? reject(error) : resolve())));
  await new Promise<void>((resolve) => port.close(() => resolve()));
}

/**
 * Straight to the descriptor, which does not block: a stream on this end would stop the process when no host reads (some
 * 12 kB fit in). What the wire does not take is lost, as it is on a real one.
 */
function writeAll(fd: number, bytes: Uint8Array): void {
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
  } catch {
    // Full: the rest is lost.
  }
}
