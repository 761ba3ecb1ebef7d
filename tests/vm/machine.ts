/** A small computer in software, without help of the processor (no KVM), with USB and a serial adapter that can be pulled out. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { delay } from "../../drivers/wait.ts";
import { type Monitor, openMonitor } from "./monitor.ts";

export interface Machine {
  /** The program inside. */
  control: Socket;
  /** What is plugged into the far end of the USB serial adapter. */
  wire: Socket;
  plugIn(): Promise<void>;
  pull(): Promise<void>;
  /** Everything on its console so far. */
  consoleText(): string;
  /** Settles when the machine is off, however it went off. */
  readonly off: Promise<void>;
  stop(): void;
}

export interface MachineParts {
  kernelImage: string;
  initrd: string;
  /** For sockets; its path must be short. */
  folder: string;
}

const adapter = { driver: "usb-serial", chardev: "wire", id: "adapter" } as const;
const memoryMb = 1024;
/**
 * QEMU 7.2 breaks down when a byte reaches its serial adapter from outside while the adapter is being taken away; by then
 * all that was sent is in its hands.
 */
const drainMs = 40;

export async function startMachine({ kernelImage, initrd, folder }: MachineParts): Promise<Machine> {
  const at = (name: string) => join(folder, name);
  const child = spawn(
    "qemu-system-x86_64",
    [
      ...["-machine", "q35,accel=tcg", "-cpu", "max", "-smp", "2", "-m", String(memoryMb)],
      ...["-nodefaults", "-display", "none", "-no-reboot"],
      ...["-kernel", kernelImage, "-initrd", initrd],
      ...["-append", "console=ttyS0 quiet loglevel=4 panic=1 mitigations=off"],
      ...["-virtfs", "local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap"],
      ...["-device", "qemu-xhci,id=usb"],
      ...["-chardev", `socket,id=wire,path=${at("wire")},server=on,wait=off`],
      ...["-serial", "stdio"],
      ...["-serial", `unix:${at("control")},server=on,wait=off`],
      ...["-qmp", `unix:${at("monitor")},server=on,wait=off`],
    ],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  // Not `exit`: its last words are still on their way then.
  const off = once(child, "close").then(() => {});
  let text = "";
  child.once("exit", (code, signal) => {
    text += `QEMU ended with ${signal ?? `code ${code}`}\n`;
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (piece: string) => {
      text += piece;
    });
  }
  try {
    const [monitor, control, wire] = await Promise.all([
      openSocket(at("monitor"), child).then(openMonitor),
      openSocket(at("control"), child),
      openSocket(at("wire"), child),
    ]);
    return {
      control,
      wire,
      plugIn: () => plugIn(monitor),
      async pull(): Promise<void> {
        await delay(drainMs);
        await monitor.execute("device_del", { id: adapter.id });
      },
      consoleText: () => text,
      off,
      stop: () => void child.kill("SIGKILL"),
    };
  } catch (error) {
    child.kill("SIGKILL");
    throw new Error(`the machine did not start: ${text}`, { cause: error });
  }
}

/** One that was just taken away may hold on to its far end for a moment. */
async function plugIn(monitor: Monitor): Promise<void> {
  for (const giveUpAt = performance.now() + letGoMs; ; await delay(20)) {
    try {
      return await monitor.execute("device_add", adapter);
    } catch (error) {
      if (performance.now() > giveUpAt) throw error;
    }
  }
}

const letGoMs = 5000;
const socketWithinMs = 20_000;

async function openSocket(path: string, child: ChildProcess): Promise<Socket> {
  const giveUpAt = performance.now() + socketWithinMs;
  while (!existsSync(path)) {
    if (child.exitCode !== null || performance.now() > giveUpAt) throw new Error(`no ${path}`);
    await delay(50);
  }
  const socket = connect(path);
  await once(socket, "connect");
  // The machine may go off at any time; whoever waits for it hears of that by `off`.
  socket.on("error", () => socket.destroy());
  return socket;
}
