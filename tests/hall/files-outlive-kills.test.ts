/** A hall that is killed while files come in and while applications refer to them: what was acknowledged and referred to is whole, and nothing else stays. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { smallJpeg } from "../../hall-server/files/testing.ts";
import { extent } from "../promises/extent.ts";
import { connect, type HallProcess, signIn, startHall } from "./hall-process.ts";

let hall: HallProcess;
const kiosk = "demo-kiosk-1";

beforeAll(async () => {
  hall = await startHall();
});
afterAll(() => hall.end());

async function put(content: Buffer): Promise<string | null> {
  try {
    const response = await fetch(`${hall.url}/api/blobs`, {
      method: "PUT",
      headers: { "content-type": "image/jpeg", authorization: `Bearer ${kiosk}` },
      body: new Uint8Array(content),
    });
    return response.ok ? ((await response.json()) as { blobId: string }).blobId : null;
  } catch {
    return null;
  }
}

/** No file of the hall grows beyond this: as a disk with so much room. */
const limit = (bytes: string) =>
  execFileSync("prlimit", ["--pid", String(hall.pid), `--fsize=${bytes}:unlimited`]);

const rounds = extent(4, 60);
/** By address, what was sent. */
const sent = new Map<string, Buffer>();
const referred = new Set<string>();

/** Sends pages and hands them in, one after the other, until the hall is gone. Several of these run beside each other. */
async function person(name: string, isOver: () => boolean): Promise<void> {
  const client = await connect(hall.url, kiosk).catch(() => null);
  if (!client) return;
  for (let serial = 0; !isOver(); serial += 1) {
    const content = smallJpeg(`${name} ${serial}`, 60 + (serial % 5) * 40);
    const blobId = await put(content);
    if (blobId === null) break;
    sent.set(blobId, content);
    // Every third page is never referred to.
    if (serial % 3 === 2) continue;
    const answer = await client
      .ask("application:submit", {
        itemId: "resident-medical-enrolment",
        applicant: { kind: "person", holder: { name: "甲示例", phone: "19900000000" } },
        materials: [{ materialId: "m1", blobIds: [blobId] }],
      })
      .catch(() => null);
    if (answer?.ok) referred.add(blobId);
  }
  client.close();
}

async function killInTheMidst(afterMs: number, round: number): Promise<void> {
  let isOver = false;
  const people = Array.from({ length: 5 }, (_, at) => person(`${round}-${at}`, () => isOver));
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  isOver = true;
  await hall.kill("SIGKILL");
  await Promise.all(people);
  hall = await hall.restart();
}

test("a disk that takes half a page refuses it by its name, keeps nothing of it, and takes it whole when there is room", async () => {
  // Longer than all that the hall itself may have to write meanwhile.
  const previews = Array.from({ length: 120 }, () => smallJpeg("a preview".repeat(7_000)));
  const content = Buffer.concat([smallJpeg("half a page"), ...previews]);
  const send = () =>
    fetch(`${hall.url}/api/blobs`, {
      method: "PUT",
      headers: { "content-type": "image/jpeg", authorization: `Bearer ${kiosk}` },
      body: new Uint8Array(content),
    });
  // As a disk with so much left: the write that reaches its end is cut short and says so by its length alone.
  limit(String(content.length - 500));
  const refused = await send();
  expect([refused.status, await refused.json()]).toMatchObject([
    503,
    { ok: false, error: { code: "storage-failed" } },
  ]);
  expect(readdirSync(join(hall.folder, "blobs", "incoming"))).toEqual([]);
  limit("unlimited");
  await expect.poll(async () => (await send()).status).toBe(201);
});

test("what lies on a full disk is still shown, small pictures too, and the trying leaves nothing there", async () => {
  const blobId = (await put(smallJpeg("to be looked at", 400))) ?? "";
  const get = (path: string) =>
    fetch(`${hall.url}/api/blobs/${blobId}${path}`, { headers: { authorization: `Bearer ${kiosk}` } });
  limit("600");
  const shown = await Promise.all([get(""), get("/thumbnail")]);
  expect(shown.map(({ status }) => status)).toEqual([200, 200]);
  expect(readdirSync(join(hall.folder, "blobs", "incoming"))).toEqual([]);
  limit("unlimited");
});

test(
  "killed at any moment: every page that an acknowledged application refers to is there, byte for byte",
  async () => {
    const [moments] = fc.sample(
      fc.array(fc.integer({ min: 250, max: 1_500 }), { minLength: rounds, maxLength: rounds }),
      1,
    );
    for (const [round, afterMs] of (moments ?? []).entries()) await killInTheMidst(afterMs, round);
    expect(referred.size).toBeGreaterThan(0);
    const token = await signIn(hall.url, "clerk-01");
    for (const blobId of referred) {
      const response = await fetch(`${hall.url}/api/blobs/${blobId}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      expect(response.status, blobId).toBe(200);
      expect(Buffer.from(await response.arrayBuffer()).equals(sent.get(blobId) ?? Buffer.alloc(0))).toBe(
        true,
      );
    }
  },
  extent(90_000, 900_000),
);

test("after the next start no part of an upload is left", async () => {
  const incoming = join(hall.folder, "blobs", "incoming");
  await expect.poll(() => (existsSync(incoming) ? readdirSync(incoming) : [])).toEqual([]);
  const names = readdirSync(join(hall.folder, "blobs"), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => one.name);
  expect(names.filter((name) => !/^[0-9a-f]{64}(\.thumb)?$/.test(name))).toEqual([]);
});
