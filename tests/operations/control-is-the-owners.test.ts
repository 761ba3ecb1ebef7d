import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { askControl, controlPath, openControl } from "../../hall-server/operations/control.ts";
import { type HallProcess, startHall } from "../hall/hall-process.ts";
import { run } from "./command.ts";
import { logLines } from "./log-lines.ts";

const roots: string[] = [];
const halls: HallProcess[] = [];

afterEach(async () => {
  for (const hall of halls.splice(0)) await hall.end();
  for (const root of roots.splice(0)) rmSync(root, { recursive: true, force: true });
});

function newRoot(): string {
  const root = mkdtempSync(join(tmpdir(), "yichuang-control-"));
  roots.push(root);
  return root;
}

test("only the server's user may open it; one that a killed server left is replaced; a stop takes it away", async () => {
  const hall = await startHall();
  halls.push(hall);
  const path = controlPath(hall.folder);
  expect(statSync(path).isSocket()).toBe(true);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const status = await askControl(hall.folder, "GET", "/status");
  expect(status).toMatchObject({ hall: "town", ready: true, url: hall.url });
  await hall.kill("SIGKILL");
  expect(existsSync(path)).toBe(true);
  expect(await askControl(hall.folder, "GET", "/status")).toBeNull();
  const again = await hall.restart();
  halls.push(again);
  expect(await askControl(again.folder, "GET", "/status")).toMatchObject({ ready: true });
  await again.kill();
  expect(existsSync(path)).toBe(false);
});

test("it does what it says and nothing else", async () => {
  const dataFolder = join(newRoot(), "data");
  const wishes: unknown[] = [];
  const backup = async (wish: unknown) => {
    wishes.push(wish);
    return { ok: true };
  };
  const purge = (isDryRun: boolean) => ({ applications: isDryRun ? 2 : 0, files: 3 });
  const control = openControl(dataFolder, { backup, purge, status: () => ({}) }, () => {});
  expect(await askControl(dataFolder, "POST", "/backups", { shelf: "/b", keep: 3 })).toEqual({ ok: true });
  expect(await askControl(dataFolder, "POST", "/backups", { shelf: "/b" })).toBeNull();
  expect(await askControl(dataFolder, "POST", "/backups", { shelf: "x".repeat(20_000), keep: 1 })).toBeNull();
  expect(await askControl(dataFolder, "GET", "/backups")).toBeNull();
  expect(await askControl(dataFolder, "POST", "/purges", { isDryRun: true })).toEqual({
    applications: 2,
    files: 3,
  });
  expect(await askControl(dataFolder, "POST", "/purges", { isDryRun: "no" })).toBeNull();
  expect(wishes).toEqual([{ shelf: "/b", keep: 3 }]);
  control.stop();
});

test("a folder with too long a name: the hall runs, and says that backups by command need it stopped", async () => {
  const folder = join(newRoot(), "n".repeat(100), "data");
  mkdirSync(join(folder, ".."), { recursive: true });
  const hall = await startHall({ folder });
  halls.push(hall);
  const told = () => logLines(hall.log()).find(({ event }) => event === "control-unavailable");
  await expect.poll(() => String(told()?.because)).toContain("longer than 107 bytes");
  expect((await fetch(`${hall.url}/readyz`)).status).toBe(200);
  await hall.kill();
  const shelf = join(folder, "..", "..", "shelf");
  expect((await run("backup", ["--data", folder, "--to", shelf])).code).toBe(0);
  expect(JSON.parse(readFileSync(`${folder}.last-backup.json`, "utf8")).folder).toContain(shelf);
});
