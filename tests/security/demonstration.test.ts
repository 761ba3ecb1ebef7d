/** A demonstration's passwords and tokens are known to everybody: they open nothing but a demonstration, on loopback. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connect, startHall } from "../hall/hall-process.ts";
import { runToItsEnd } from "./start.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "yichuang-demonstration-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(["0.0.0.0", "::"])("is refused on %s", async (host) => {
  const data = join(folder, "refused");
  const { code, said } = await runToItsEnd("main", [
    ...["--hall", "town", "--data", data, "--demo", "--port", "0", "--host", host],
  ]);
  expect(code).toBe(1);
  expect(said).toContain("--demo has passwords that everybody knows");
});

it("its passwords and tokens are worth nothing once the same folder is started as a real hall", async () => {
  const data = join(folder, "began-as-demonstration");
  const demonstration = await startHall({ folder: data });
  (await connect(demonstration.url, "demo-kiosk-1")).close();
  await demonstration.kill();
  const real = await startHall({ folder: data, arguments: ["--key-file", `${data}.key`] });
  for (const token of ["demo-kiosk-1", "demo-screen-1", "demo-pad-1", "demo-sign-1", "demo-host-1"])
    await expect(connect(real.url, token), token).rejects.toThrow("not-signed-in");
  for (const user of ["manager", "clerk-01", "head-01"]) {
    const response = await fetch(`${real.url}/api/sessions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ user, password: "demo-only" }),
    });
    expect(response.status, user).toBe(401);
  }
  await real.kill();
});
