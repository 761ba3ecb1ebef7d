import { expect, it } from "vitest";
import { err, ok } from "../result.ts";
import type { Transport, TransportListener } from "../transport/types.ts";
import { delay } from "../wait.ts";
import { createBus } from "./bus.ts";

/** A line that writes down what goes out and when. */
function openTestBus(openFaults: number[] = []) {
  const written: { text: string; atMs: number }[] = [];
  const beganAt = performance.now();
  let opened = 0;
  let closed = 0;
  let heard: TransportListener | undefined;
  const bus = createBus(
    "test",
    (): Transport => ({
      name: "test",
      async open(listener) {
        opened += 1;
        if (openFaults.includes(opened)) return err("absent");
        heard = listener;
        return ok(null);
      },
      async write(bytes) {
        if (!heard) return err("line-lost");
        written.push({ text: Buffer.from(bytes).toString(), atMs: performance.now() - beganAt });
        return ok(null);
      },
      async close() {
        closed += 1;
        heard = undefined;
      },
    }),
  );
  return {
    bus,
    written,
    texts: () => written.map(({ text }) => text),
    opened: () => opened,
    closed: () => closed,
    receive: (text: string) => heard?.data(Buffer.from(text)),
    pull: () => heard?.closed(),
  };
}

async function joined(bus: ReturnType<typeof createBus>) {
  const member = bus.join();
  const heard: string[] = [];
  let losses = 0;
  const opened = await member.open({
    data: (bytes) => heard.push(Buffer.from(bytes).toString()),
    closed: () => {
      losses += 1;
    },
  });
  return { ...member, heard, losses: () => losses, opened };
}

const bytes = (text: string) => Buffer.from(text);

it("one opening for all, every byte for everybody, closed with the last", async () => {
  const line = openTestBus();
  const [one, other] = await Promise.all([joined(line.bus), joined(line.bus)]);
  line.receive("hello");
  expect([one.heard, other.heard]).toEqual([["hello"], ["hello"]]);
  await one.close();
  line.receive("again");
  expect([one.heard, other.heard]).toEqual([["hello"], ["hello", "again"]]);
  expect([line.opened(), line.closed()]).toEqual([1, 0]);
  await other.close();
  expect(line.closed()).toBe(1);
  expect(await other.write(bytes("late"))).toEqual({ ok: false, error: "line-lost" });
});

it("takes turns: a device with much to say does not keep the others waiting for all of it", async () => {
  const line = openTestBus();
  const [chatty, quiet] = await Promise.all([joined(line.bus), joined(line.bus)]);
  const all = ["a1", "a2", "a3"].map((text) => chatty.write(bytes(text)));
  all.push(quiet.write(bytes("b1")));
  await Promise.all(all);
  expect(line.texts()).toEqual(["a1", "b1", "a2", "a3"]);
});

it("leaves the line to whoever asked for an answer, and no longer than needed", async () => {
  const line = openTestBus();
  const [asking, other] = await Promise.all([joined(line.bus), joined(line.bus)]);
  await asking.write(bytes("question"), 150);
  const written = other.write(bytes("other"));
  await delay(60);
  expect(line.texts()).toEqual(["question"]);
  asking.release?.();
  await written;
  await asking.write(bytes("again"), 150);
  await other.write(bytes("last"));
  const [, , again, last] = line.written;
  expect((last?.atMs ?? 0) - (again?.atMs ?? 0)).toBeGreaterThanOrEqual(145);
});

it("a line that is gone is gone for everybody, and is opened again once for all", async () => {
  const line = openTestBus();
  const [one, other] = await Promise.all([joined(line.bus), joined(line.bus)]);
  await one.write(bytes("x"), 1000);
  const waiting = other.write(bytes("never"));
  line.pull();
  expect(await waiting).toEqual({ ok: false, error: "line-lost" });
  expect([one.losses(), other.losses()]).toEqual([1, 1]);
  await Promise.all([one.close(), other.close()]);
  const [again, too] = await Promise.all([joined(line.bus), joined(line.bus)]);
  expect(line.opened()).toBe(2);
  // The hold of before the loss is forgotten.
  await Promise.all([again.write(bytes("y")), too.write(bytes("z"))]);
  expect(line.texts()).toEqual(["x", "y", "z"]);
});

it("a line that cannot be opened is tried anew by the next", async () => {
  const line = openTestBus([1]);
  const [one, other] = await Promise.all([joined(line.bus), joined(line.bus)]);
  expect([one.opened, other.opened]).toEqual([err("absent"), err("absent")]);
  expect((await joined(line.bus)).opened).toEqual(ok(null));
});

it("a device that writes without end is refused, the others are not", async () => {
  const line = openTestBus();
  const [mad, good] = await Promise.all([joined(line.bus), joined(line.bus)]);
  const outcomes = Array.from({ length: 40 }, (_, at) => mad.write(bytes(`m${at}`)));
  const written = good.write(bytes("good"));
  expect(await written).toEqual(ok(null));
  expect(line.texts().indexOf("good")).toBeLessThan(3);
  const refused = (await Promise.all(outcomes)).filter((outcome) => !outcome.ok);
  expect(refused.length).toBeGreaterThan(20);
});

it("closed while the others work, opened again: the line was open all the time", async () => {
  const line = openTestBus();
  const [dead, alive] = await Promise.all([joined(line.bus), joined(line.bus)]);
  await dead.write(bytes("no answer"), 2000);
  await dead.close();
  await alive.write(bytes("goes on"));
  const back = await joined(line.bus);
  await back.write(bytes("back"));
  expect(line.texts()).toEqual(["no answer", "goes on", "back"]);
  expect([line.opened(), alive.losses()]).toEqual([1, 0]);
});
