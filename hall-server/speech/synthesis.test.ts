import { spawn } from "node:child_process";
import { once } from "node:events";
import { syncBuiltinESMExports } from "node:module";
import os from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createSynthesis, type Synthesis, type SynthesisOptions } from "./synthesis.ts";
import { heardLog } from "./testing.ts";

const hello = { voice: "cmn", wordsPerMinute: 150, text: "请到三号窗口" };
const running: Synthesis[] = [];

function start(options: Partial<SynthesisOptions> = {}): Synthesis {
  const synthesis = createSynthesis({ log: heardLog(), shortestRestMs: 20, ...options });
  running.push(synthesis);
  return synthesis;
}

/** A stand-in process: `body` runs for each line with `answer`, `sound` and the request at hand. */
function standIn(body: string): [string, ...string[]] {
  const script = `
    const answer = (line) => process.stdout.write(JSON.stringify(line) + "\\n");
    const sound = (line) => { answer({ bytes: 4, ...line }); process.stdout.write("RIFF"); };
    answer({ ready: true });
    require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => {
      const request = JSON.parse(line);
      ${body}
    });`;
  return [process.execPath, "-e", script];
}

const sounds = `sound({ id: request.id, phonemes: request.text });`;

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function pidOf(synthesis: Synthesis): number {
  const pid = synthesis.processId();
  if (pid === undefined) throw new Error("no process is running");
  return pid;
}

afterEach(() => {
  for (const synthesis of running.splice(0)) synthesis.stop();
});

describe("the real synthesiser", () => {
  it("killed in the middle of a sentence, says it after all in a new process", async () => {
    const synthesis = start();
    expect((await synthesis.render(hello)).ok).toBe(true);
    const pid = pidOf(synthesis);
    const second = synthesis.render(hello);
    process.kill(pid, "SIGKILL");
    expect((await second).ok).toBe(true);
    expect(pidOf(synthesis)).not.toBe(pid);
  });

  it("hanging, gives a refusal in time and speaks again afterwards", async () => {
    // As long as a new process may need on a loaded machine.
    const impatient = start({ renderTimeoutMs: 10_000 });
    expect((await impatient.render(hello)).ok).toBe(true);
    const pid = pidOf(impatient);
    process.kill(pid, "SIGSTOP");
    expect(await impatient.render(hello)).toEqual({ ok: false, reason: "timed-out" });
    expect((await impatient.render(hello)).ok).toBe(true);
    expect(isAlive(pid)).toBe(false);
  });

  it("refuses what it cannot render, and goes on in the same process", async () => {
    const synthesis = start();
    const refused = { ok: false, reason: "render-failed" };
    expect(await synthesis.render({ ...hello, voice: "qq" })).toEqual(refused);
    const pid = synthesis.processId();
    expect(await synthesis.render({ ...hello, text: "窗".repeat(10_000) })).toEqual(refused);
    expect(await synthesis.render({ ...hello, text: "窗\0口" })).toEqual(refused);
    expect((await synthesis.render(hello)).ok).toBe(true);
    expect(synthesis.processId()).toBe(pid);
  });

  it("ends when the hall has stopped it", async () => {
    const synthesis = start();
    await synthesis.render(hello);
    const pid = pidOf(synthesis);
    synthesis.stop();
    await expect.poll(() => isAlive(pid)).toBe(false);
    expect(await synthesis.render(hello)).toEqual({ ok: false, reason: "stopped" });
  });
});

it("the synthesiser ends by itself when the hall is gone", async () => {
  const synthesiser = spawn(process.execPath, [join(import.meta.dirname, "synthesiser/main.ts")], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  await once(synthesiser.stdout, "data");
  const ended = once(synthesiser, "exit");
  synthesiser.kill("SIGINT");
  synthesiser.stdin.end();
  expect(await ended).toEqual([0, null]);
});

describe("a process that misbehaves", () => {
  it("that cannot be started makes requests fail at once, until it has rested", async () => {
    const synthesis = start({
      command: ["/nonexistent/synthesiser"],
      shortestRestMs: 10,
      longestRestMs: 100_000,
    });
    const unavailable = { ok: false, reason: "unavailable" };
    expect(await synthesis.render(hello)).toEqual(unavailable);
    const settled: unknown[] = [];
    void synthesis.render(hello).then((answer) => settled.push(answer));
    await Promise.resolve();
    await Promise.resolve();
    expect(settled).toEqual([unavailable]);
  });

  it("that never says it is ready is given up", async () => {
    const command: [string, ...string[]] = [process.execPath, "-e", "setInterval(() => {}, 1000)"];
    const synthesis = start({ command, startTimeoutMs: 100, shortestRestMs: 5 });
    expect(await synthesis.render(hello)).toEqual({ ok: false, reason: "unavailable" });
  });

  it("that dies on one sentence loses that sentence, not the others", async () => {
    const command = standIn(`if (request.text === "bad") process.exit(3); ${sounds}`);
    const synthesis = start({ command });
    const answers = await Promise.all(
      ["one", "bad", "two"].map((text) => synthesis.render({ ...hello, text })),
    );
    expect(answers.map((answer) => (answer.ok ? answer.phonemes : answer.reason))).toEqual([
      "one",
      "render-failed",
      "two",
    ]);
  });

  it.each([
    ["no JSON", `process.stdout.write("rubbish\\n");`],
    ["another id", `sound({ id: 999, phonemes: "" });`],
    ["no sound", `answer({ id: request.id, bytes: "many", phonemes: "" });`],
    [
      "a sound and dies in its middle",
      `sound({ id: request.id, bytes: 500, phonemes: "" }); process.exit();`,
    ],
    ["a line without end", `process.stdout.write("x".repeat(9_000_000));`],
  ])("that answers %s is replaced, and the sentence refused", async (_, body) => {
    const synthesis = start({ command: standIn(body), shortestRestMs: 5 });
    expect(await synthesis.render(hello)).toEqual({ ok: false, reason: "render-failed" });
  });

  it("that stops in the middle of a sound is given up", async () => {
    const command = standIn(`sound({ id: request.id, bytes: 500, phonemes: "" });`);
    const synthesis = start({ command, renderTimeoutMs: 300 });
    expect(await synthesis.render(hello)).toEqual({ ok: false, reason: "timed-out" });
  });

  it("that sends more than it named is replaced; what it sent is no part of the next sound", async () => {
    const command = standIn(`sound({ id: request.id, bytes: request.text.length, phonemes: "" });`);
    const synthesis = start({ command, shortestRestMs: 5 });
    const first = await synthesis.render({ ...hello, text: "RI" });
    expect(first.ok && Buffer.from(first.wav).toString()).toBe("RI");
    const pid = synthesis.processId();
    const second = await synthesis.render({ ...hello, text: "RIFF" });
    expect(second.ok && Buffer.from(second.wav).toString()).toBe("RIFF");
    expect(synthesis.processId()).not.toBe(pid);
  });

  it("that the machine refuses to start at once makes requests fail, and throws nothing", async () => {
    const synthesis = start({ command: ["no program has a name\0 like this"], shortestRestMs: 5 });
    expect(await synthesis.render(hello)).toEqual({ ok: false, reason: "unavailable" });
  });

  it("that was gone before it could be made to stand back is as any that died", async () => {
    const gone = vi.spyOn(os, "setPriority").mockImplementationOnce(() => {
      throw Object.assign(new Error("kill ESRCH"), { code: "ESRCH" });
    });
    syncBuiltinESMExports();
    const synthesis = start({ command: standIn(sounds) });
    const answer = await synthesis.render(hello);
    expect(gone).toHaveBeenCalledOnce();
    gone.mockRestore();
    syncBuiltinESMExports();
    expect(answer.ok).toBe(true);
  });

  it("that is slow has a bounded queue, and nobody waits for ever in it", async () => {
    const command = standIn(`if (request.text !== "slow") { ${sounds} }`);
    const synthesis = start({ command, longestQueue: 3, waitTimeoutMs: 3_000, renderTimeoutMs: 3_500 });
    expect((await synthesis.render(hello)).ok).toBe(true);
    const slow = synthesis.render({ ...hello, text: "slow" });
    const waiting = [1, 2, 3].map(() => synthesis.render(hello));
    expect(await synthesis.render(hello)).toEqual({ ok: false, reason: "busy" });
    const ends = await Promise.all([slow, ...waiting]);
    expect(ends.map((one) => (one.ok ? "" : one.reason))).toEqual(Array(4).fill("timed-out"));
  });

  it("cannot read the hall's environment", async () => {
    process.env.HALL_SECRET_OF_THIS_TEST = "secret";
    const command = standIn(
      `sound({ id: request.id, phonemes: String(process.env.HALL_SECRET_OF_THIS_TEST) });`,
    );
    const answer = await start({ command }).render(hello);
    delete process.env.HALL_SECRET_OF_THIS_TEST;
    expect(answer.ok && answer.phonemes).toBe("undefined");
  });

  it("is ended when nobody asks, and started again for the next", async () => {
    const synthesis = start({ command: standIn(sounds), idleMs: 50 });
    expect((await synthesis.render(hello)).ok).toBe(true);
    await expect.poll(() => synthesis.processId()).toBeUndefined();
    expect((await synthesis.render(hello)).ok).toBe(true);
  });
});
