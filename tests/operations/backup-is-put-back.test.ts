import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { BlobStore } from "../../hall-server/files/blob-store.ts";
import { restore } from "../../hall-server/operations/backup/restore.ts";
import { openTestHall } from "../../hall-server/testing.ts";
import { viewingOf } from "../../hall-server/viewing.ts";
import { viewDefinitions } from "../../hall-server/views.ts";
import { connect, connectAs, type HallProcess, signIn, startHall } from "../hall/hall-process.ts";
import { run } from "./command.ts";
import { hallWithAPast, scan, stoppedAndBackedUp, tablesOf } from "./hall-with-a-past.ts";

const halls: HallProcess[] = [];

afterEach(async () => {
  for (const hall of halls.splice(0)) await hall.end();
});

test("put back: every table, every view and every scan is as it was", async () => {
  const past = await hallWithAPast();
  const { folder, masterKey, time } = past.test;
  const seen = viewsOf(past.test.hall);
  const backup = await stoppedAndBackedUp(past);
  const dataFolder = join(past.root, "elsewhere");
  const restored = await restore({ from: backup.folder, dataFolder, masterKey, replace: false });
  expect(restored).toMatchObject({ ok: true, value: { erasedAgain: 0, movedTo: null } });
  expect(tablesOf(dataFolder)).toEqual(tablesOf(folder));
  expect(tablesOf(dataFolder, []).sessions).toEqual([]);

  const again = openTestHall({ isDemonstration: true, folder: dataFolder, masterKey, time });
  expect(viewsOf(again.hall)).toEqual(seen);
  const blob = new BlobStore(dataFolder, again.hall.keys.files).get(past.blobId);
  expect(blob?.content.equals(scan)).toBe(true);
  again.hall.stop();
});

function viewsOf(hall: ReturnType<typeof openTestHall>["hall"]) {
  hall.estimates.refresh();
  const viewing = viewingOf(hall);
  const { kiosk, counter, screen, sign, hall: manager } = viewDefinitions;
  return {
    kiosk: kiosk.draw(viewing, {}),
    counter: counter.draw(viewing, { counterId: "1" }),
    screen: screen.draw(viewing, { screenId: hall.config.screens[0]?.id ?? "" }),
    sign: sign.draw(viewing, { counterId: "1" }),
    hall: manager.draw(viewing, {}),
  };
}

test("by command: of a running hall, of a killed one, and put back by another command", async () => {
  const hall = await startHall();
  halls.push(hall);
  const shelf = join(hall.folder, "..", "shelf");
  const kiosk = await connect(hall.url, "demo-kiosk-1");
  await kiosk.do("ticket:take", { queueId: "all-round", holder: { name: "甲乙", phone: "19900000000" } });
  const ofRunning = await run("backup", ["--data", hall.folder, "--to", shelf]);
  expect(ofRunning).toMatchObject({ code: 0, err: "" });
  expect(ofRunning.out).toContain("Backup made and verified");
  expect(hall.log()).toContain('"event":"backup-made"');

  const last = await kiosk.do("ticket:take", { queueId: "all-round" });
  kiosk.close();
  await hall.kill("SIGKILL");
  const ofKilled = await run("backup", ["--data", hall.folder, "--to", shelf, "--keep", "1"]);
  expect(ofKilled).toMatchObject({ code: 0, err: "" });
  expect(ofKilled.out).toContain("1 old ones removed");

  const backup = /verified: (\S+) \(/.exec(ofKilled.out)?.[1] ?? "";
  const folder = join(hall.folder, "..", "restored");
  const keyFile = ["--key-file", `${hall.folder}.key`];
  const restored = await run("restore", ["--from", backup, "--data", folder, ...keyFile]);
  expect(restored).toMatchObject({ code: 0, err: "" });
  const second = await startHall({ folder, arguments: ["--demo", ...keyFile] });
  halls.unshift(second);
  const clerk = await connectAs(second.url, "clerk-01");
  await clerk.do("counter:open", { counterId: "1" });
  await clerk.do("counter:callNext");
  const view = (await clerk.view("counter", { counterId: "1" })).value();
  expect(view.current.holder).toMatchObject({ name: "甲*", phone: "199****0000" });
  await clerk.do("counter:start");
  await clerk.do("counter:finish");
  expect((await clerk.do("counter:callNext")).ticket.id).toBe(last.ticket.id);
  clerk.close();
});

test("a manager may ask for one over the network, nobody else", async () => {
  const hall = await startHall();
  halls.push(hall);
  const post = (token?: string) =>
    fetch(`${hall.url}/api/backups`, {
      method: "POST",
      headers: token ? { authorization: `Bearer ${token}` } : {},
    });
  expect((await post()).status).toBe(401);
  expect((await post(await signIn(hall.url, "clerk-01"))).status).toBe(403);
  const made = (await (await post(await signIn(hall.url, "manager"))).json()) as { backup: string };
  const from = join(`${hall.folder}.backups`, made.backup);
  const folder = join(hall.folder, "..", "restored");
  const args = ["--from", from, "--data", folder, "--key-file", `${hall.folder}.key`];
  expect((await run("restore", args)).code).toBe(0);
});
