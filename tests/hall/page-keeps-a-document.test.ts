/** A page's way to the hall's files, with a real hall: what was put comes back byte for byte, and what is refused says why. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { jpegCodec } from "../../drivers/document-images/node/jpeg-codec.ts";
import { blankRaster } from "../../drivers/document-images/raster.ts";
import { pagesToPdf } from "../../drivers/document-images/sheet.ts";
import { connectHall } from "../../renderer/kit/socket-hall.ts";
import { type HallProcess, signIn, startHall } from "./hall-process.ts";

let server: HallProcess;
let token: string;

beforeAll(async () => {
  server = await startHall();
  token = await signIn(server.url, "clerk-01");
});
afterAll(() => server.end());

test("a document and its page are kept, the same again under the same id, and come back as they were", async () => {
  const hall = connectHall(server.url, token);
  const jpeg = await jpegCodec.encode(blankRaster(80, 60), 0.8);
  const pdf = await pagesToPdf([jpeg], "A");
  const kept = await hall.keep(pdf, "application/pdf");
  if (!kept.ok) throw new Error(JSON.stringify(kept));
  expect(kept.value).toMatchObject({ type: "application/pdf", bytes: pdf.length });
  expect(await hall.keep(pdf, "application/pdf")).toEqual(kept);
  expect(await hall.keep(jpeg, "image/jpeg")).toMatchObject({ ok: true, value: { type: "image/jpeg" } });
  const back = await fetch(`${server.url}/api/blobs/${kept.value.blobId}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(new Uint8Array(await back.arrayBuffer())).toEqual(new Uint8Array(pdf));
  hall.close();
});

test("another type than it has, nobody's sign-in, a hall that is away", async () => {
  const hall = connectHall(server.url, token);
  const pdf = new TextEncoder().encode("%PDF-1.7\n");
  expect(await hall.keep(pdf, "image/jpeg")).toMatchObject({ ok: false, error: { code: "invalid-input" } });
  hall.close();
  const nobody = connectHall(server.url, null);
  expect(await nobody.keep(pdf, "application/pdf")).toMatchObject({
    ok: false,
    error: { code: "not-signed-in" },
  });
  nobody.close();
  const away = connectHall("http://127.0.0.1:1", token);
  expect(await away.keep(pdf, "application/pdf")).toMatchObject({
    ok: false,
    error: { code: "server-away" },
  });
  away.close();
});
