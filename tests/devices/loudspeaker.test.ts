import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { createSpeakerAdapter } from "../../drivers/speaker/adapter.ts";
import { testSound } from "../../drivers/speaker/test-sound.ts";
import { defaultSpeakerSettings, type SpeakerSettings } from "../../drivers/speaker/types.ts";
import { delay } from "../../drivers/wait.ts";
import { atEnd, watchDevices } from "./support.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "loudspeaker-"));
  atEnd(async () => rmSync(folder, { recursive: true, force: true }));
});

/** ALSA's own sink: what is played lands in a file. */
const heardFile = () => join(folder, "heard.wav");
const intoFile = () => `audio:tee:null,'${heardFile()}',wav`;

function watchSpeaker(transport: string, settings: Partial<SpeakerSettings> = {}) {
  const { host, nextStatus } = watchDevices(
    [{ deviceId: "speaker", kind: "speaker", model: "tested", transport }],
    {
      loadAdapter: async () => () =>
        createSpeakerAdapter({ ...defaultSpeakerSettings, pollMs: 50, ...settings }),
    },
  );
  let said = 0;
  return {
    nextStatus,
    host,
    announce: (wav: Uint8Array, volumePercent?: number) => {
      said += 1;
      return host.operate("speaker", "announce", {
        announcementId: `a${said}`,
        wav,
        ...(volumePercent === undefined ? {} : { volumePercent }),
      });
    },
  };
}

/** A player that does what a script says. */
function player(script: string): string {
  const path = join(folder, "player.sh");
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

describe("through the system's own player", () => {
  it("every sample arrives, at the volume that was asked for, one sound after the other", async () => {
    const { nextStatus, announce } = watchSpeaker(intoFile());
    await nextStatus("ready");
    const sound = testSound(400);
    expect(await announce(sound)).toEqual({ outcome: "played" });
    const heard = readFileSync(heardFile());
    expect(heard.subarray(44, sound.length).equals(sound.subarray(44))).toBe(true);
    // The player fills the last piece that it hands on with silence.
    expect(heard.subarray(sound.length).every((byte) => byte === 0)).toBe(true);
    expect(await announce(sound, 50)).toEqual({ outcome: "played" });
    const soft = readFileSync(heardFile());
    const heightOf = (wav: Buffer) =>
      Math.max(...Array.from({ length: 8820 }, (_, at) => Math.abs(wav.readInt16LE(44 + at * 2))));
    expect(heightOf(soft) / heightOf(sound)).toBeCloseTo(0.25, 2);
  });

  it("an output that does not exist: not played, and the next one is tried all the same", async () => {
    const { nextStatus, announce } = watchSpeaker("audio:nowhere");
    await nextStatus("ready");
    for (let tries = 0; tries < 2; tries += 1) {
      expect(await announce(testSound(100))).toEqual({ outcome: "not-played", reason: "not-connected" });
    }
  });

  it.each([
    ["no sound", new Uint8Array(50)],
    ["a sound of no length", testSound(0)],
  ])("%s is refused", async (_what, wav) => {
    const { nextStatus, announce } = watchSpeaker(intoFile());
    await nextStatus("ready");
    expect(await announce(wav)).toEqual({ outcome: "not-played", reason: "bad-input" });
  });
});

describe("a player that misbehaves", () => {
  it("hangs: unknown in bounded time, and its process is gone", async () => {
    const pidFile = join(folder, "pid");
    const program = player(`echo $$ > ${pidFile}; exec sleep 60`);
    const { nextStatus, announce } = watchSpeaker("audio:default", { program, slackMs: 300 });
    await nextStatus("ready");
    expect(await announce(testSound(100))).toEqual({ outcome: "unknown", reason: "no-answer" });
    const pid = Number(readFileSync(pidFile, "utf8"));
    await expect.poll(() => isAlive(pid)).toBe(false);
  });

  it("breaks off in the middle: unknown, for part of it was heard", async () => {
    const program = player(
      `head -c 100 > /dev/null; echo "aplay: pcm_write:2061: write error: No such device" >&2; exit 1`,
    );
    const { nextStatus, announce } = watchSpeaker("audio:default", { program });
    await nextStatus("ready");
    expect(await announce(testSound(100))).toEqual({ outcome: "unknown", reason: "line-lost" });
  });

  it("finds the output taken by another program: not played, busy", async () => {
    const program = player(`echo "aplay: main:831: audio open error: Device or resource busy" >&2; exit 1`);
    const { nextStatus, announce } = watchSpeaker("audio:default", { program });
    await nextStatus("ready");
    expect(await announce(testSound(100))).toEqual({ outcome: "not-played", reason: "busy" });
  });

  it("is not installed: not played, and shown as faulty until it is", async () => {
    const { nextStatus, announce } = watchSpeaker("audio:default", { program: join(folder, "none") });
    await nextStatus("ready");
    expect(await announce(testSound(100))).toEqual({ outcome: "not-played", reason: "faulty" });
    expect(await nextStatus("faulty")).toEqual({ kind: "faulty", fault: "player-missing" });
  });

  it("speaks at length of its troubles: no more than a little of it is kept", async () => {
    const program = player(`head -c 50000000 /dev/zero | tr '\\0' x >&2; exit 1`);
    const { nextStatus, announce } = watchSpeaker("audio:default", { program });
    await nextStatus("ready");
    expect(await announce(testSound(100))).toEqual({ outcome: "unknown", reason: "line-lost" });
  });

  it("while it plays, a second sound is refused, and stopping the host ends both", async () => {
    const program = player("exec sleep 60");
    const { nextStatus, announce, host } = watchSpeaker("audio:default", { program });
    await nextStatus("ready");
    const first = announce(testSound(100));
    await delay(50);
    expect(await announce(testSound(100))).toEqual({ outcome: "not-played", reason: "busy" });
    await host.stop();
    expect((await first).outcome).toBe("unknown");
  });
});

it("a sound card that is pulled out and put in again is lost and ready", async () => {
  const cardList = join(folder, "cards");
  const pulled = "--- no soundcards ---\n";
  const there =
    " 0 [PCH            ]: HDA-Intel - HDA Intel PCH\n 1 [Headset        ]: USB-Audio - USB Headset\n";
  writeFileSync(cardList, pulled);
  const { nextStatus, announce } = watchSpeaker("audio:plughw:CARD=Headset,DEV=0", { cardList });
  expect(await nextStatus("lost")).toEqual({ kind: "lost", cause: "unplugged" });
  expect(await announce(testSound(100))).toEqual({ outcome: "not-played", reason: "not-connected" });
  writeFileSync(cardList, there);
  await nextStatus("ready");
  writeFileSync(cardList, pulled);
  await nextStatus("lost");
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
