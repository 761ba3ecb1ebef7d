import fc from "fast-check";
import { expect, test } from "vitest";
import { openOutgoing } from "./outgoing.ts";

test("a page that takes nothing gets a few messages, and afterwards the newest of each topic", () => {
  const sent: [number, string][] = [];
  const outgoing = openOutgoing<string>((serial, message) => sent.push([serial, message]));
  for (let n = 0; n < 10_000; n++) outgoing.put(`view ${n % 3}`, `version ${n}`);
  expect(sent).toHaveLength(16);
  outgoing.taken(16);
  expect(sent.slice(16).map(([, message]) => message)).toEqual([
    "version 9997",
    "version 9998",
    "version 9999",
  ]);
});

test("another page gets nothing that was meant for the one before, and its old receipts change nothing", () => {
  const sent: string[] = [];
  const outgoing = openOutgoing<string>((_serial, message) => sent.push(message));
  for (let n = 0; n < 40; n++) outgoing.put(null, `old ${n}`);
  outgoing.clear();
  outgoing.taken(3);
  outgoing.put("connection", "new");
  expect(sent.at(-1)).toBe("new");
  expect(sent).toHaveLength(17);
});

test("whatever is put and taken, memory is bounded and every topic's newest comes in the end", () => {
  const step = fc.oneof(
    fc.record({ put: fc.constantFrom(null, "a", "b", "c") }),
    fc.record({ taken: fc.integer({ min: -5, max: 50_000 }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
      const newest = new Map<string, number>();
      const got = new Map<string, number>();
      let [made, serial, taken] = [0, 0, 0];
      const outgoing = openOutgoing<{ topic: string | null; made: number }>((next, message) => {
        expect(next).toBe(serial + 1);
        serial = next;
        expect(serial - taken).toBeLessThanOrEqual(16);
        if (message.topic !== null) {
          expect(message.made).toBeGreaterThan(got.get(message.topic) ?? 0);
          got.set(message.topic, message.made);
        }
      });
      for (const one of steps) {
        if ("taken" in one) {
          if (one.taken <= serial) taken = Math.max(taken, one.taken);
          outgoing.taken(one.taken);
          continue;
        }
        made += 1;
        if (one.put !== null) newest.set(one.put, made);
        outgoing.put(one.put, { topic: one.put, made });
      }
      while (taken < serial) {
        taken = serial;
        outgoing.taken(serial);
      }
      expect(Object.fromEntries(got)).toEqual(Object.fromEntries(newest));
    }),
  );
});
