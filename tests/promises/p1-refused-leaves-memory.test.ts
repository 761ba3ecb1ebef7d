import Database from "better-sqlite3";
import { expect, test, vi } from "vitest";
import { openHallWithAgents } from "../../hall-server/errands/testing.ts";
import { device, inventedIdNumber, openTestHall, staff, type TestHall } from "../../hall-server/testing.ts";
import { everything } from "./everything.ts";

const kiosk = device("kiosk-1", "kiosk");
const manager = staff("manager", "manager");
const refused = { ok: false, error: { code: "storage-failed" } };

/** The last write of a group is refused: every command of it was carried out in memory by then. */
async function refusedAtTheEnd<Value>({ db }: TestHall, press: () => Promise<Value>): Promise<Value> {
  db.exec("create temp trigger refuse before update on derived begin select abs(-9223372036854775808); end");
  const answer = await press();
  db.exec("drop trigger refuse");
  return answer;
}

test("a disk that refuses leaves the hall as it was, readable, and it goes on when the disk does", async () => {
  const opened = openTestHall();
  const { hall, db, send, done, warnings, folder } = opened;
  const { token } = await done(kiosk, "ticket:take", { queueId: "all-round" });
  await done(staff("clerk-01"), "counter:open", { counterId: "1" });
  const before = everything(opened, [token]);

  const pages = db.pragma("page_count", { simple: true });
  db.pragma(`max_page_count = ${pages}`);
  const answers = await Promise.all([
    ...Array.from({ length: 50 }, () =>
      send(kiosk, "ticket:take", { queueId: "all-round", holder: { name: "x".repeat(60) } }),
    ),
    send(staff("clerk-01"), "counter:callNext"),
  ]);
  for (const answer of answers) expect(answer).toMatchObject(refused);
  expect(everything(opened, [token])).toEqual(before);
  expect(warnings).toContain("storage-failed");

  db.pragma("max_page_count = 4294967294");
  const taken = await done(kiosk, "ticket:take", { queueId: "all-round" });
  expect(taken.ticket.number).toBe("A002");
  expect(taken.ahead).toBe(1);
  expect(warnings.at(-1)).toBe("storage-recovered");
  const position = hall.state.position;
  hall.stop();
  const read = new Database(`${folder}/hall.sqlite`, { readonly: true });
  expect(read.prepare("select max(position) from facts").pluck().get()).toBe(position);
  read.close();
});

test("what a refused command said of a person is not what pages show of them", async () => {
  const { test: opened, agents } = openHallWithAgents();
  const holder = { name: "甲乙丙", idNumber: inventedIdNumber(21) };
  const { ticket } = await opened.done(kiosk, "ticket:take", { queueId: "all-round", holder });
  const { personId } = opened.hall.state.queueing.tickets.get(ticket.id) ?? {};
  const entrusting = {
    ...{ way: "errand" as const, itemIds: ["old-age-allowance"], wish: "想办高龄津贴", papers: [] },
    holder: { ...holder, name: "丁戊", phone: "19900000000" },
  };
  const shown = () => opened.hall.vault.masked(personId ?? "");
  const answer = await refusedAtTheEnd(opened, () => opened.send(agents.east, "errand:entrust", entrusting));
  expect(answer).toMatchObject(refused);
  expect(shown()).toMatchObject({ name: "甲*", phone: null });
  await opened.done(agents.east, "errand:entrust", entrusting);
  expect(shown()).toMatchObject({ name: "丁*", phone: "199****0000" });
  opened.hall.stop();
});

test("a device whose revoking was refused is on the list, also when it was pressed twice", async () => {
  const opened = openTestHall();
  const deviceId = "d-1";
  const paired = { deviceId, kind: "screen" as const, place: null, name: "示例", pairedAt: 0 };
  expect(opened.hall.registry.devices()).toEqual([]);
  opened.hall.registry.addDevice(paired, "token");
  expect(opened.hall.registry.devices()).toEqual([paired]);
  await opened.done(kiosk, "ticket:take", { queueId: "all-round" });
  const revoke = () => Promise.all([1, 2].map(() => opened.send(manager, "device:revoke", { deviceId })));
  const answers = await refusedAtTheEnd(opened, revoke);
  for (const answer of answers) expect(answer).toMatchObject(refused);
  expect(opened.hall.registry.devices()).toEqual([paired]);
  expect(await revoke()).toMatchObject([{ ok: true }, { ok: false, error: { code: "not-found" } }]);
  expect(opened.hall.registry.devices()).toEqual([]);
  opened.hall.stop();
});

const faults: [what: string, begin: (test: TestHall) => () => void][] = [
  [
    "a fault in carrying out one command",
    ({ hall }) => {
      const find = vi.spyOn(hall.vault, "find").mockImplementation(() => {
        throw new Error("a fault in the program");
      });
      return () => find.mockRestore();
    },
  ],
  [
    "a rule of a table that one command would break",
    ({ db }) => {
      db.exec("create temp trigger rule before insert on persons begin select raise(abort, 'broken'); end");
      return () => db.exec("drop trigger rule");
    },
  ],
];

test.each(faults)("%s refuses that one alone", async (_what, begin) => {
  const opened = openTestHall();
  const { hall, send, warnings } = opened;
  const holder = { name: "甲乙丙", idNumber: inventedIdNumber(22) };
  const mend = begin(opened);
  const answers = await Promise.all([
    send(kiosk, "ticket:take", { queueId: "all-round" }),
    send(kiosk, "ticket:take", { queueId: "all-round", holder }),
    send(kiosk, "ticket:take", { queueId: "all-round" }),
  ]);
  expect(answers).toMatchObject([
    { ok: true, value: { ticket: { number: "A001" } } },
    { ok: false, error: { code: "internal" } },
    { ok: true, value: { ticket: { number: "A002" } } },
  ]);
  expect(warnings).toEqual(["command-failed"]);
  mend();
  expect(await send(kiosk, "ticket:take", { queueId: "all-round", holder })).toMatchObject({
    value: { ticket: { number: "A003" } },
  });
  hall.stop();
});
