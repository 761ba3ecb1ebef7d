import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { DeviceEvent, Devices } from "../../../drivers/contract/devices.ts";
import type { DevicesConfig } from "../../../drivers/host/config.ts";
import { delay } from "../../../drivers/wait.ts";
import { childrenOf } from "../processes.ts";
import { atEnd } from "../support.ts";
import { type Look, lookFile, lookSignal } from "./look.ts";
import type { FromHost, ToHost } from "./observed-host.ts";

export interface ObservedHost extends Pick<Devices, "operate" | "listen"> {
  /** The host first, then its lines. */
  look(): Promise<{ who: string; look: Look }[]>;
}

export async function startObservedHost(devices: DevicesConfig): Promise<ObservedHost> {
  const folder = await mkdtemp(join(tmpdir(), "looks-"));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const program = fork(fileURLToPath(new URL("./observed-host.ts", import.meta.url)), [], {
    env: { ...process.env, LOOK_FOLDER: folder },
    execArgv: [],
    serialization: "advanced",
  });
  atEnd(() => end(program));

  const listeners = new Set<(event: DeviceEvent) => void>();
  const asked = new Map<number, (answer: unknown) => void>();
  let questions = 0;
  const tell = (message: ToHost) => void program.send(message);
  program.on("message", (message: FromHost) => {
    if (message.say === "event") for (const listener of listeners) listener(message.event);
    else {
      asked.get(message.question)?.(message.answer);
      asked.delete(message.question);
    }
  });
  tell({ say: "open", devices });

  return {
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async operate(deviceId, operation, input) {
      const question = questions++;
      const { promise, resolve } = Promise.withResolvers<unknown>();
      asked.set(question, resolve);
      tell({ say: "operate", question, deviceId, operation, input });
      return (await promise) as Awaited<ReturnType<Devices["operate"]>> as never;
    },
    async look() {
      const { pid = 0 } = program;
      const lines = childrenOf(pid).map((line) => ({ who: `line ${line}`, pid: line }));
      return Promise.all(
        [{ who: "host", pid }, ...lines].map(async (one) => ({
          who: one.who,
          look: await lookAt(folder, one.pid),
        })),
      );
    },
  };
}

async function lookAt(folder: string, pid: number): Promise<Look> {
  const file = lookFile(folder, pid);
  rmSync(file, { force: true });
  process.kill(pid, lookSignal);
  while (!existsSync(file)) await delay(10);
  return JSON.parse(readFileSync(file, "utf8"));
}

async function end(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  const exited = once(program, "exit");
  program.disconnect();
  await Promise.race([exited, delay(10_000)]);
  program.kill("SIGKILL");
}
