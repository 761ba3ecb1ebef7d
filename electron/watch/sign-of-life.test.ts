import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { noLog } from "../../drivers/host/settings.ts";
import { commands } from "../../hall-server/contract/commands.ts";
import type { HallAnswer, SocketState } from "../hall/hall-socket.ts";
import type { Happened } from "./ledger.ts";
import { openSignOfLife, type Sign } from "./sign-of-life.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const sign: Sign = {
  ...{ version: "1.2.3", platform: "linux-x64", uptimeSeconds: 10, memoryMegabytes: 200 },
  windows: [{ role: "kiosk", page: null, state: "well" }],
  ...{ notHandedIn: 0, troubles: [] },
};
const ok: HallAnswer = { ok: true, value: {} };

function speaking() {
  let state: SocketState = "connecting";
  let watcher: (state: SocketState) => void = () => {};
  let answer: HallAnswer | null = ok;
  let news: Happened = [];
  const sent: { commandId: string; isCutOff: boolean; happened: Happened }[] = [];
  const life = openSignOfLife({
    session: {
      get state() {
        return state;
      },
      send: async (name, input) => {
        expect(name).toBe("shell:report");
        sent.push(commands["shell:report"].input.parse(input) as (typeof sent)[number]);
        return answer;
      },
      watch: (listener) => {
        watcher = listener;
        listener(state);
        return () => {};
      },
    },
    read: () => sign,
    untold: () => news,
    told: (heard) => {
      news = news.filter((one) => !heard.includes(one));
    },
    log: noLog,
  });
  return {
    ...{ life, sent },
    become(next: SocketState) {
      state = next;
      watcher(next);
    },
    answers(next: HallAnswer | null) {
      answer = next;
    },
    note(what: Happened[number]) {
      news = [...news, what];
    },
    left: () => news,
  };
}

test("silent without the hall, then at once and every fifteen seconds, as the contract has it", async () => {
  const { sent, become } = speaking();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toHaveLength(0);
  become("connected");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sent).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent.length).toBeGreaterThanOrEqual(5);
  expect(sent.length).toBeLessThanOrEqual(6);
  expect(new Set(sent.map(({ commandId }) => commandId)).size).toBe(sent.length);
});

test("what happened goes with the same command id until the hall answers, and then no more", async () => {
  const { sent, become, answers, note, left } = speaking();
  note({ what: "page-gone", times: 2 });
  become("connected");
  answers(null);
  await vi.advanceTimersByTimeAsync(20_000);
  note({ what: "crashed", times: 1 });
  answers({ ok: false, error: { code: "storage-failed", params: {} } });
  await vi.advanceTimersByTimeAsync(15_000);
  expect(new Set(sent.map(({ commandId }) => commandId)).size).toBe(1);
  for (const { happened } of sent) expect(happened).toEqual([{ what: "page-gone", times: 2 }]);
  answers(ok);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(left()).toEqual([{ what: "crashed", times: 1 }]);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(sent.at(-1)?.happened).toEqual([{ what: "crashed", times: 1 }]);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(sent.at(-1)?.happened).toEqual([]);
});

test("a hall that was away for long is told so once; a moment is not worth a word", async () => {
  const { sent, become } = speaking();
  become("connected");
  await vi.advanceTimersByTimeAsync(3_000);
  become("away");
  await vi.advanceTimersByTimeAsync(2_000);
  become("connected");
  await vi.advanceTimersByTimeAsync(3_000);
  expect(sent.map(({ isCutOff }) => isCutOff)).not.toContain(true);
  become("away");
  await vi.advanceTimersByTimeAsync(300_000);
  become("connecting");
  become("connected");
  await vi.advanceTimersByTimeAsync(3_000);
  expect(sent.at(-1)?.isCutOff).toBe(true);
  await vi.advanceTimersByTimeAsync(16_000);
  expect(sent.at(-1)?.isCutOff).toBe(false);
});

test("a change is told within seconds, once, however often it changes", async () => {
  const { sent, become, life } = speaking();
  become("connected");
  await vi.advanceTimersByTimeAsync(3_000);
  for (let n = 0; n < 10; n += 1) life.soon();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(sent).toHaveLength(2);
  become("away");
  life.soon();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(sent).toHaveLength(2);
});

test("closed, it says nothing more", async () => {
  const { sent, become, life } = speaking();
  become("connected");
  life.close();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toEqual([]);
});
