/** Files over the wire, with a real hall: taken in, hidden on the disk, given to who may see them and to nobody else. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { smallJpeg, smallPdf, smallPng } from "../../hall-server/files/testing.ts";
import { connect, type HallProcess, signIn, startHall } from "./hall-process.ts";

let hall: HallProcess;
let clerk: string;
let otherClerk: string;
const png = smallPng("scanscanscan", 300);

beforeAll(async () => {
  hall = await startHall();
  clerk = await signIn(hall.url, "clerk-01");
  otherClerk = await signIn(hall.url, "clerk-02");
});

afterAll(() => hall.end());

function put(content: Buffer, type: string, token: string | null = clerk) {
  return fetch(`${hall.url}/api/blobs`, {
    method: "PUT",
    headers: { "content-type": type, ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: new Uint8Array(content),
  });
}

function get(id: string, token: string | null = clerk) {
  return fetch(`${hall.url}/api/blobs/${id}`, token ? { headers: { authorization: `Bearer ${token}` } } : {});
}

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

test("a scan is kept once, encrypted, and given back to who sent it and to nobody else", async () => {
  const first = (await (await put(png, "image/png")).json()) as { blobId: string };
  expect(first).toMatchObject({ type: "image/png", bytes: png.length, pages: 1 });
  const files = readdirSync(join(hall.folder, "blobs"), { recursive: true, withFileTypes: true }).filter(
    (one) => one.isFile(),
  );
  expect(files).toHaveLength(1);
  for (const file of files)
    expect(readFileSync(join(file.parentPath, file.name)).includes("scanscan")).toBe(false);
  const again = await get(first.blobId);
  expect(again.headers.get("content-type")).toBe("image/png");
  expect(again.headers.get("content-disposition")).toBe("attachment");
  expect((await bytesOf(again)).equals(png)).toBe(true);
  expect((await get(first.blobId, null)).status).toBe(401);
  // What is there and not theirs looks like what is not there.
  expect((await get(first.blobId, otherClerk)).status).toBe(404);
  expect((await get(first.blobId, "demo-kiosk-1")).status).toBe(404);
  expect((await get(first.blobId, "demo-screen-1")).status).toBe(403);
  // Who sends the same has it already; it is kept once.
  expect(await (await put(png, "image/png", "demo-kiosk-1")).json()).toEqual(first);
  expect((await get(first.blobId, "demo-kiosk-1")).status).toBe(200);
});

test("a small picture of a scan; a PDF has none", async () => {
  const { blobId } = (await (await put(smallJpeg("large", 900), "image/jpeg")).json()) as { blobId: string };
  for (let time = 0; time < 2; time += 1) {
    const small = await get(`${blobId}/thumbnail`);
    expect(small.headers.get("content-type")).toBe("image/jpeg");
    const content = await bytesOf(small);
    expect(content.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    expect(content.length).toBeLessThan(20_000);
  }
  expect((await get(`${blobId}/thumbnail`, otherClerk)).status).toBe(404);
  const pdf = (await (await put(await smallPdf("a document"), "application/pdf")).json()) as {
    blobId: string;
  };
  expect((await get(`${pdf.blobId}/thumbnail`)).status).toBe(204);
  expect((await get(`${pdf.blobId}/thumbnail`, otherClerk)).status).toBe(404);
  expect((await get(pdf.blobId)).status).toBe(200);
});

test("once an application refers to a page, who sees the application sees the page", async () => {
  const page = smallJpeg("for an application");
  const { blobId } = (await (await put(page, "image/jpeg", "demo-kiosk-1")).json()) as { blobId: string };
  expect((await get(blobId, otherClerk)).status).toBe(404);
  const kiosk = await connect(hall.url, "demo-kiosk-1");
  const submit = (materials: object[]) =>
    kiosk.ask("application:submit", {
      itemId: "resident-medical-enrolment",
      applicant: { kind: "person", holder: { name: "甲乙丙", phone: "19900000000" } },
      materials,
    });
  // A page of somebody else's, or of nobody's: neither can be referred to.
  const theirs = (await (await put(smallJpeg("a clerk's"), "image/jpeg")).json()) as { blobId: string };
  for (const stranger of ["0".repeat(64), theirs.blobId])
    expect(await submit([{ materialId: "m1", blobIds: [stranger] }])).toMatchObject({
      ok: false,
      error: { code: "not-found", params: { what: "blob" } },
    });
  expect(await submit([{ materialId: "m1", blobIds: [blobId] }])).toMatchObject({ ok: true });
  expect((await bytesOf(await get(blobId, otherClerk))).equals(page)).toBe(true);
  expect((await get(blobId, await signIn(hall.url, "manager"))).status).toBe(200);
  kiosk.close();
});

test("type, size and sender are checked, and nothing of what was refused stays", async () => {
  const code = async (response: Response) =>
    ((await response.json()) as { error: { code: string; params: { because?: string } } }).error;
  expect((await put(png, "image/png", null)).status).toBe(401);
  expect((await put(png, "image/png", "demo-screen-1")).status).toBe(403);
  expect(await code(await put(png, "image/jpeg"))).toMatchObject({ params: { because: "type-differs" } });
  expect(await code(await put(Buffer.from("<script>"), "image/png"))).toMatchObject({
    code: "invalid-input",
    params: { because: "unknown-type" },
  });
  expect(await code(await put(Buffer.alloc(0), "image/png"))).toMatchObject({ code: "invalid-input" });
  // Refused by its announced length: the answer may be overtaken by the end of the connection.
  const tooLarge = await put(Buffer.concat([png, Buffer.alloc(11_000_000)]), "image/png").catch(() => null);
  expect(tooLarge?.ok ?? false).toBe(false);
  for (const id of ["none", "..%2F..%2Fhall.sqlite", "0".repeat(64)])
    expect((await get(id)).status).toBe(404);
  expect(readdirSync(join(hall.folder, "blobs", "incoming"))).toEqual([]);
  expect((await fetch(`${hall.url}/readyz`)).status).toBe(200);
});
