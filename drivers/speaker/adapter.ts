import { type ChildProcess, spawn } from "node:child_process";
import type { PlayOutcome } from "../contract/operations.ts";
import type { Announcement } from "../contract/sound.ts";
import type { LostCause } from "../contract/status.ts";
import type { Attach, AttachedDevice, DevicePort, DeviceSink } from "../driver.ts";
import { Pause } from "../wait.ts";
import { isThere } from "./cards.ts";
import { lengthMsOf, readSound, writeSound } from "./frame.ts";
import { defaultSpeakerSettings, type SpeakerSettings } from "./types.ts";

export function createSpeakerAdapter(settings: SpeakerSettings = defaultSpeakerSettings): Attach {
  return (port, sink) => attachSpeaker(port, sink, settings);
}

/** The longest that a program's complaint is listened to. */
const longestComplaint = 4000;

/**
 * A sound output of this machine, through ALSA's own player in a process of its own: a sound driver that hangs hangs there.
 * `played` says that the output took the whole sound; whether the loudspeaker behind it is switched on, no program knows.
 */
function attachSpeaker(port: DevicePort, sink: DeviceSink, settings: SpeakerSettings): AttachedDevice {
  if (port.spec.transport !== "audio") throw new Error(`no loudspeaker hangs on ${port.spec.transport}`);
  const { output } = port.spec;
  const pause = new Pause();
  let playing: ChildProcess | undefined;
  let isProgramMissing = false;

  async function work(): Promise<LostCause> {
    do {
      if (!(await isThere(output, settings.cardList))) return "unplugged";
      sink.alive();
      sink.status(isProgramMissing ? { kind: "faulty", fault: "player-missing" } : { kind: "ready" });
    } while ((await pause.wait(settings.pollMs)) === "on");
    return "unplugged";
  }

  async function announce({ wav, volumePercent = 100 }: Announcement): Promise<PlayOutcome> {
    if (pause.hasEnded) return { outcome: "not-played", reason: "not-connected" };
    if (playing) return { outcome: "not-played", reason: "busy" };
    const sound = readSound(wav);
    if (!sound.ok) return { outcome: "not-played", reason: "bad-input" };
    const player = spawn(settings.program, ["-q", "-D", output, "-t", "wav", "-"], {
      stdio: ["pipe", "ignore", "pipe"],
      env: { ...process.env, LC_ALL: "C" },
    });
    playing = player;
    const ended = await playOut(player, writeSound(sound.value, volumePercent), lengthMsOf(sound.value));
    playing = undefined;
    isProgramMissing = ended.end === "not-started";
    return outcomeOf(ended);
  }

  function playOut(player: ChildProcess, wav: Buffer, soundMs: number): Promise<PlayerEnd> {
    const { promise, resolve } = Promise.withResolvers<PlayerEnd>();
    let complaint = "";
    const limit = setTimeout(() => {
      resolve({ end: "late" });
      player.kill("SIGKILL");
    }, soundMs + settings.slackMs);
    player.once("error", () => resolve({ end: "not-started" }));
    player.once("close", (code) => resolve(code === 0 ? { end: "played" } : { end: "failed", complaint }));
    player.stderr?.on("data", (text) => {
      complaint = `${complaint}${text}`.slice(0, longestComplaint);
    });
    // A player that gave up reads no more; its end says why.
    player.stdin?.on("error", () => {});
    player.stdin?.end(wav);
    return promise.finally(() => clearTimeout(limit));
  }

  return {
    receive: () => {},
    run: work,
    stop(): void {
      pause.end();
      playing?.kill("SIGKILL");
    },
    operations: { announce },
  };
}

type PlayerEnd =
  | { end: "played" }
  | { end: "late" }
  | { end: "not-started" }
  /** With what it said of it. */
  | { end: "failed"; complaint: string };

/** aplay opens the output before it reads a sound: what fails there was not heard; what fails later was, in part. */
function outcomeOf(ended: PlayerEnd): PlayOutcome {
  switch (ended.end) {
    case "played":
      return { outcome: "played" };
    case "late":
      return { outcome: "unknown", reason: "no-answer" };
    case "not-started":
      return { outcome: "not-played", reason: "faulty" };
    case "failed": {
      const [, why] = /audio open error: (.*)/.exec(ended.complaint) ?? [];
      if (why === undefined) return { outcome: "unknown", reason: "line-lost" };
      if (/busy/i.test(why)) return { outcome: "not-played", reason: "busy" };
      return { outcome: "not-played", reason: /No such/i.test(why) ? "not-connected" : "faulty" };
    }
    default:
      return ended satisfies never;
  }
}
