import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { connect, connectAs, type HallProcess, signIn, startHall } from "./hall-process.ts";

const halls: HallProcess[] = [];

afterEach(async () => {
  for (const hall of halls.splice(0)) await hall.end();
});

test("a backup of the running hall, put into an empty folder with the key, is the hall as it was", async () => {
  const hall = await startHall();
  halls.push(hall);
  const kiosk = await connect(hall.url, "demo-kiosk-1");
  const holder = { name: "甲乙", phone: "19900000000" };
  const taken = await kiosk.do("ticket:take", { queueId: "all-round", holder });
  const authorization = `Bearer ${await signIn(hall.url, "manager")}`;
  const post = (header: Record<string, string>) =>
    fetch(`${hall.url}/api/backups`, { method: "POST", headers: header });
  expect((await post({})).status).toBe(401);
  expect((await post({ authorization: `Bearer ${await signIn(hall.url, "clerk-01")}` })).status).toBe(403);
  const { file } = (await (await post({ authorization })).json()) as { file: string };
  await kiosk.do("ticket:take", { queueId: "all-round" });
  kiosk.close();

  const folder = join(hall.folder, "..", "restored");
  mkdirSync(folder);
  copyFileSync(join(`${hall.folder}.backups`, file), join(folder, "hall.sqlite"));
  copyFileSync(`${hall.folder}.key`, `${folder}.key`);
  const restored = await startHall({ folder });
  halls.unshift(restored);
  const clerk = await connectAs(restored.url, "clerk-01");
  await clerk.do("counter:open", { counterId: "1" });
  const called = await clerk.do("counter:callNext");
  expect(called.ticket.id).toBe(taken.ticket.id);
  const view = (await clerk.view("counter", { counterId: "1" })).value();
  expect(view.current.holder).toMatchObject({ name: "甲*", phone: "199****0000" });
  expect(view.waitingTotal).toBe(0);
  clerk.close();
});
