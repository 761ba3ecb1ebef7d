import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { placeConfig } from "./place.ts";
import { trustAuthority } from "./trust.ts";

let folder: string;
let server: Server;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "yichuang-trust-"));
  const { status, stderr } = spawnSync("openssl", [
    ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"],
    ...["-subj", "/CN=hall", "-addext", "subjectAltName=IP:127.0.0.1"],
    ...["-keyout", join(folder, "key.pem"), "-out", join(folder, "ca.pem")],
  ]);
  expect(status, String(stderr)).toBe(0);
  const [key, cert] = ["key.pem", "ca.pem"].map((name) => readFileSync(join(folder, name)));
  server = createServer({ key, cert }, (_request, response) => response.end("hall"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

it("the hall's own authority is believed when the place says so, and not before", async () => {
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  await expect(fetch(url)).rejects.toThrow();
  trustAuthority(join(folder, "ca.pem"));
  expect(await (await fetch(url)).text()).toBe("hall");
});

it("a file that is missing or holds no certificate is said when the place is read", () => {
  const place = (name: string) => ({
    hall: "https://hall.example",
    certificateAuthority: join(folder, name),
  });
  expect(placeConfig.safeParse(place("ca.pem")).error).toBe(undefined);
  for (const name of ["none.pem", "key.pem"]) {
    expect(placeConfig.safeParse(place(name)).error?.issues[0]?.path).toEqual(["certificateAuthority"]);
  }
});
