import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { type Composition, compose } from "./announcement-sound.ts";
import { type Composer, type ComposerOptions, createComposer } from "./composer.ts";
import { durationOf } from "./duration.ts";
import { heardLog } from "./testing.ts";
import { encodeWav, samplesOf } from "./wav.ts";

const running: Composer[] = [];
afterEach(() => {
  for (const composer of running.splice(0)) composer.stop();
});

function start(options: Partial<ComposerOptions> = {}): Composer {
  const composer = createComposer({ log: heardLog(), ...options });
  running.push(composer);
  return composer;
}

function sentence(repeats: number, ms = 1000): Composition {
  const samples = Float32Array.from({ length: samplesOf(ms) }, (_, i) => 0.3 * Math.sin(i / 20));
  return { voice: { kind: "wav", wav: encodeWav(samples) }, repeats, promisedMs: durationOf(1000, repeats) };
}

const folder = mkdtempSync(join(tmpdir(), "yichuang-composer-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A stand-in program: `body` runs for each request with `answer`. */
function standIn(body: string): string {
  const file = join(folder, `${randomUUID()}.mjs`);
  const script = `
    const answer = (id, said) =>
      process.send({ id, composed: { ok: true, wav: new Uint8Array(Buffer.from(said)), repeats: 1 } });
    process.on("message", ({ id, composition }) => { ${body} });`;
  writeFileSync(file, script);
  return file;
}

describe("the composer's process", () => {
  it("gives to the byte what is composed here, from a WAV and from clips, in the order of the asking", async () => {
    const composer = start();
    const clips: Composition = {
      ...sentence(1),
      voice: {
        kind: "samples",
        samples: Float32Array.from({ length: samplesOf(400) }, (_, i) => 0.2 * Math.sin(i / 9)),
      },
    };
    const asked = [sentence(2), clips, sentence(3, 1500), sentence(1)];
    const composed = await Promise.all(asked.map((one) => composer.compose(one)));
    expect(composed.map((one) => (one.ok ? one.repeats : one.reason))).toEqual([2, 1, 2, 1]);
    expect(composed).toEqual(asked.map((one) => compose(one)));
  });

  it("leaves the voice with the one who asked", async () => {
    const asked = sentence(1);
    await start().compose(asked);
    expect(asked).toEqual(sentence(1));
  });

  it.each<[string, Partial<Composition>, string]>([
    ["no sound", { voice: { kind: "wav", wav: Buffer.from("RIFF") } }, "render-failed"],
    ["a sound of another kind", { voice: { kind: "wav", wav: Buffer.alloc(300, 7) } }, "render-failed"],
    ["silence", { voice: { kind: "wav", wav: encodeWav(new Float32Array(9_000)) } }, "render-failed"],
    ["nothing", { voice: { kind: "samples", samples: new Float32Array(0) } }, "render-failed"],
    ["more than there is time for", { promisedMs: 500 }, "too-long"],
  ])("refuses %s, and goes on", async (_, part, reason) => {
    const log = heardLog();
    const composer = start({ log });
    expect(await composer.compose({ ...sentence(2), ...part })).toEqual({ ok: false, reason });
    expect((await composer.compose(sentence(2))).ok).toBe(true);
    expect(log.lines).toEqual([]);
  });

  it("that dies loses what it had; the next announcement gets a new process", async () => {
    const log = heardLog();
    const program = standIn(`if (composition.repeats === 3) throw new Error("A012"); answer(id, "sound");`);
    const composer = start({ log, program });
    expect((await composer.compose(sentence(1))).ok).toBe(true);
    expect(await composer.compose(sentence(3))).toEqual({ ok: false, reason: "render-failed" });
    expect(await composer.compose(sentence(2))).toMatchObject({ ok: true, wav: Buffer.from("sound") });
    expect(log.lines).toEqual([expect.stringContaining("composer failed")]);
    expect(log.lines.join()).not.toContain("A012");
  });

  it("ends when nobody asked for a while; the next announcement gets a new one, and nothing was lost", async () => {
    const log = heardLog();
    const program = standIn(
      "globalThis.asked = (globalThis.asked ?? 0) + 1; answer(id, String(globalThis.asked));",
    );
    const composer = start({ log, program, idleMs: 100 });
    const asked = async () => {
      const composed = await composer.compose(sentence(1));
      return composed.ok && composed.wav.toString();
    };
    expect([await asked(), await asked()]).toEqual(["1", "2"]);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await asked()).toBe("1");
    expect(log.lines).toEqual([]);
  });

  it("that ends without a word is as one that died", async () => {
    const composer = start({ program: standIn("process.exit(0);") });
    expect(await composer.compose(sentence(1))).toEqual({ ok: false, reason: "render-failed" });
  });

  it("that hangs is given up, and the next announcement is made", async () => {
    const program = standIn(`if (composition.repeats === 3) for (;;); answer(id, "sound");`);
    const composer = start({ program, limitMs: 2_500 });
    expect(await composer.compose(sentence(3))).toEqual({ ok: false, reason: "timed-out" });
    expect((await composer.compose(sentence(1))).ok).toBe(true);
  });

  it.each([
    ["does not exist", join(folder, "nothing.ts")],
    ["is a folder", folder],
  ])("whose program %s refuses and throws nothing", async (_, program) => {
    expect(await start({ program }).compose(sentence(1))).toEqual({ ok: false, reason: "render-failed" });
  });

  it("cannot read the hall's environment", async () => {
    process.env.HALL_SECRET_OF_THIS_TEST = "secret";
    const composer = start({ program: standIn("answer(id, String(process.env.HALL_SECRET_OF_THIS_TEST));") });
    const answer = await composer.compose(sentence(1));
    delete process.env.HALL_SECRET_OF_THIS_TEST;
    expect(answer.ok && answer.wav.toString()).toBe("undefined");
  });

  it("is over when the hall has stopped it: who waits is told", async () => {
    const composer = start({ program: standIn("") });
    const waiting = composer.compose(sentence(1));
    composer.stop();
    expect(await waiting).toEqual({ ok: false, reason: "stopped" });
    expect(await composer.compose(sentence(1))).toEqual({ ok: false, reason: "stopped" });
  });

  it("keeps no program from its end while it has nothing to do, and is waited for while it has", async () => {
    const script = `
      const { createComposer } = await import(process.argv[1]);
      const composer = createComposer({ log: { info() {}, warn() {} } });
      const samples = new Float32Array(9000).fill(0.3);
      void composer.compose({ voice: { kind: "samples", samples }, repeats: 1, promisedMs: 9000 })
        .then((composed) => console.log(composed.ok));`;
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...["--input-type=module", "-e", script],
      join(import.meta.dirname, "composer.ts"),
    ]);
    expect(stdout).toBe("true\n");
  });
});
