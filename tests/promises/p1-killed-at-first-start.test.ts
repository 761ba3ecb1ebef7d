/** P1: killed while a new folder is being made, the hall starts on what is there, and with one key. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { killWhileStarting, startHall } from "../hall/hall-process.ts";
import { readJournal } from "./disk/journal-on-disk.ts";
import { seededChance } from "./disk/seeded.ts";
import { Talk } from "./disk/talk.ts";
import { extent } from "./extent.ts";

const chance = seededChance();
const halls = extent(2, 200);

test(`${halls} new halls, each killed again and again before it is ready`, {
  timeout: extent(60_000, 4 * 3_600_000),
}, async () => {
  for (let i = 0; i < halls; i += 1) {
    const folder = join(mkdtempSync(join(tmpdir(), "yichuang-new-")), "data");
    for (let kill = 0; kill < 3; kill += 1) await killWhileStarting(folder, 100 + chance.below(600));
    const hall = await startHall({ folder });
    const talk = new Talk(hall.url, { kiosk: "demo-kiosk-1" });
    const { ticket, token } = await talk.done("kiosk", "ticket:take", { queueId: "all-round" });
    expect(ticket.number, `seed ${chance.seed}`).toBe("A001");
    talk.close();
    const again = await hall.restart("SIGKILL");
    const after = new Talk(again.url, { phone: undefined });
    expect((await after.view("phone", "ticket", { token })).ticket.id).toBe(ticket.id);
    after.close();
    await again.kill();
    readJournal(folder, "town");
    rmSync(join(folder, ".."), { recursive: true });
  }
});
