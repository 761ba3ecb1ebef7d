import { scryptSync } from "node:crypto";
import { expect, test } from "vitest";
import type { CommandRequest } from "../contract/commands.ts";
import { type HashedServiceCode, serviceCodeCost } from "../contract/shells.ts";
import { writeState } from "../journal/snapshot.ts";
import { queryHandlers } from "../queries.ts";
import { device, openTestHall, staff, type TestHall } from "../testing.ts";
import { viewingOf } from "../viewing.ts";
import { viewDefinitions } from "../views.ts";

const kiosk = device("kiosk-1", "kiosk", "1");
const screen = device("screen-1", "screen", "1");
const manager = staff("manager", "manager");

type Report = Omit<CommandRequest<"shell:report">, "commandId">;

const well: Report = {
  ...{ version: "1.0.0", platform: "linux-arm64", uptimeSeconds: 90, memoryMegabytes: 312 },
  windows: [{ role: "kiosk", page: "attract", state: "well" }],
  ...{ isCutOff: false, notHandedIn: 0, troubles: [], happened: [] },
};
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 0xff, 0xd9]).toString("base64");

function openHall(): TestHall {
  const hall = openTestHall();
  for (const [who, kind] of [
    [kiosk, "kiosk"],
    [screen, "screen"],
  ] as const)
    hall.hall.registry.addDevice(
      { deviceId: who.name, kind, place: "1", name: who.name, pairedAt: 0 },
      `token of ${who.name}`,
    );
  return hall;
}

const seen = ({ hall }: TestHall) => viewDefinitions.shells.draw(viewingOf(hall), {}).shells;
const wishes = ({ hall }: TestHall, deviceId = kiosk.name) =>
  viewDefinitions.shell.draw(viewingOf(hall), { deviceId });
const problems = ({ hall }: TestHall) =>
  viewDefinitions.hall
    .draw(viewingOf(hall), {})
    .problems.filter(({ code }) => code.startsWith("shell"))
    .map(({ code, severity, params }) => ({ code, severity, device: params.device }));
const kept = ({ db }: TestHall, table: string) =>
  (db.prepare(`select count(*) as n from ${table}`).get() as { n: number }).n;

test("signs of life that say nothing new leave neither facts nor remembered answers", async () => {
  const test = openHall();
  await test.done(kiosk, "shell:report", well);
  const [facts, answers] = [kept(test, "facts"), kept(test, "answers")];
  for (let i = 0; i < 200; i += 1) {
    test.time.advance(15_000);
    test.hall.tick();
    await test.done(kiosk, "shell:report", { ...well, uptimeSeconds: 90 + 15 * (i + 1) });
  }
  expect([kept(test, "facts"), kept(test, "answers")]).toEqual([facts, answers]);
  expect(seen(test)).toMatchObject([{ deviceId: "kiosk-1", memoryMegabytes: 310, silentSince: null }]);
  await test.done(kiosk, "shell:report", { ...well, version: "1.1.0" });
  expect([kept(test, "facts"), kept(test, "answers")]).toEqual([facts + 1, answers + 1]);
  test.hall.stop();
});

test("who falls silent is told with the moment, also after a restart of the server, and heard again", async () => {
  let test = openHall();
  await test.done(kiosk, "shell:report", well);
  await test.done(screen, "shell:report", { ...well, windows: [] });
  const lastHeard = test.hall.iso(test.time.wall());
  test.time.advance(44_000);
  test.hall.tick();
  expect(problems(test)).toEqual([]);
  test.time.advance(2_000);
  test.hall.tick();
  expect(problems(test)).toEqual([
    { code: "shell-silent", severity: "red", device: "kiosk-1" },
    { code: "shell-silent", severity: "amber", device: "screen-1" },
  ]);
  const memory = writeState(test.hall.state);
  test = test.restart();
  test.hall.tick();
  expect(writeState(test.hall.state)).toBe(memory);
  expect(seen(test)[0]).toMatchObject({ silentSince: lastHeard });

  await test.done(kiosk, "shell:report", well);
  expect(problems(test)).toMatchObject([{ device: "screen-1" }]);
  // Both spoke to the server before: each is given its time to speak again after a start.
  test = test.restart();
  test.time.advance(44_000);
  test.hall.tick();
  expect(problems(test)).toMatchObject([{ device: "screen-1" }]);
  test.time.advance(2_000);
  test.hall.tick();
  expect(problems(test)).toMatchObject([{ device: "kiosk-1" }, { device: "screen-1" }]);
  test.hall.stop();
});

test("a disk that refuses does not keep a silence from being told once it is back", async () => {
  const test = openHall();
  await test.done(kiosk, "shell:report", well);
  test.time.advance(60_000);
  test.db.pragma("query_only = ON");
  expect(() => test.hall.tick()).not.toThrow();
  expect(problems(test)).toEqual([]);
  test.db.pragma("query_only = OFF");
  test.hall.tick();
  expect(problems(test)).toHaveLength(1);
  test.hall.stop();
});

test("what happened is told once, wrong codes and troubles are on the manager's page", async () => {
  const test = openHall();
  const happened = [{ what: "service-wrong-code" as const, times: 3 }];
  const commandId = crypto.randomUUID();
  const report = { commandId, ...well, troubles: ["disk-low" as const], happened };
  await test.done(kiosk, "shell:report", report);
  await test.done(kiosk, "shell:report", report);
  expect(seen(test)[0]?.happened).toMatchObject([{ what: "service-wrong-code", times: 3 }]);
  expect(problems(test).map(({ code }) => code)).toEqual(["shell-wrong-code", "shell-trouble"]);
  test.time.advanceMinutes(61);
  await test.done(kiosk, "shell:report", { ...well, notHandedIn: 4 });
  expect(problems(test)).toEqual([]);
  expect(seen(test)[0]).toMatchObject({ notHandedIn: 4, troubles: [] });
  test.hall.stop();
});

test("a picture goes from the shell that was asked to the manager, and is forgotten", async () => {
  const test = openHall();
  const { hall, done, send, time } = test;
  expect(await send(manager, "shell:askPicture", { deviceId: "kiosk-1" })).toMatchObject({ ok: false });
  await done(kiosk, "shell:report", well);
  await done(screen, "shell:report", well);
  const { requestId } = await done(manager, "shell:askPicture", { deviceId: "kiosk-1" });
  expect(wishes(test).picture).toEqual({ requestId, window: 0 });
  expect(wishes(test, "screen-1").picture).toBeNull();
  const see = () =>
    queryHandlers["shell:seePicture"](viewingOf(hall), { requestId }, staff("manager-01", "manager"));
  expect(see()).toEqual({ picture: null });

  const refused = { ok: false, error: { code: "not-found" } };
  expect(await send(screen, "shell:picture", { requestId, jpeg }), "somebody else's").toMatchObject(refused);
  for (const bad of ["", "PHN2Zz4=", `${jpeg}!`, Buffer.from("<html>").toString("base64")]) {
    expect(await send(kiosk, "shell:picture", { requestId, jpeg: bad })).toMatchObject({
      error: { code: "invalid-input", params: { field: "jpeg" } },
    });
  }
  await done(kiosk, "shell:picture", { requestId, jpeg });
  expect(see()).toMatchObject({ picture: { jpeg } });
  expect(wishes(test).picture).toBeNull();
  expect(await send(kiosk, "shell:picture", { requestId, jpeg }), "a second one").toMatchObject(refused);
  const facts = test.db.prepare("select name, data from facts").all() as { name: string; data: string }[];
  expect(facts.map(({ name }) => name)).toContain("shell-picture-asked");
  expect(JSON.stringify(facts), "never written").not.toContain(jpeg.slice(0, 8));

  time.advanceMinutes(3);
  expect(see()).toEqual({ picture: null });
  test.hall.stop();
});

test("a picture that nobody gives in time is no longer wanted, and the page says so", async () => {
  const test = openHall();
  await test.done(kiosk, "shell:report", well);
  await test.done(manager, "shell:askPicture", { deviceId: "kiosk-1", window: 1 });
  expect(seen(test)[0]?.picture?.state).toBe("asked");
  test.time.advance(31_000);
  expect(wishes(test).picture).toBeNull();
  expect(seen(test)[0]?.picture?.state).toBe("not-given");
  test.hall.stop();
});

test("shells get salt and hash of the service code, which the journal holds sealed", async () => {
  let test = openHall();
  for (const code of ["111111", "123456", "87654321"])
    expect(await test.send(manager, "shell:setServiceCode", { code })).toMatchObject({
      error: { params: { because: "too-easy" } },
    });
  expect(wishes(test).serviceCode).toBeNull();
  await test.done(manager, "shell:setServiceCode", { code: "270914" });
  test = test.restart();
  const { salt, hash } = wishes(test).serviceCode as HashedServiceCode;
  const { N, r, p, bytes, maxMemory } = serviceCodeCost;
  const tried = (code: string) =>
    scryptSync(code, Buffer.from(salt, "base64"), bytes, { N, r, p, maxmem: maxMemory }).toString("base64");
  expect(tried("270914")).toBe(hash);
  expect(tried("270915")).not.toBe(hash);
  const written = JSON.stringify(test.db.prepare("select data from facts").all());
  for (const secret of ["270914", salt, hash]) expect(written).not.toContain(secret);
  test.hall.stop();
});

test("a shell whose device is revoked is on no page any more", async () => {
  const test = openHall();
  await test.done(kiosk, "shell:report", well);
  await test.done(manager, "device:revoke", { deviceId: "kiosk-1" });
  test.time.advance(60_000);
  test.hall.tick();
  expect(seen(test)).toEqual([]);
  expect(problems(test)).toEqual([]);
  test.hall.stop();
});
