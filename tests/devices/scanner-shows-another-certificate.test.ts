import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { plugScanner, watchScanner } from "./scanner-support.ts";

/** As a scanner makes one for itself on its first day: signed by nobody. */
function makeIdentity() {
  const folder = mkdtempSync(join(tmpdir(), "scanner-identity-"));
  const [keyPath, certPath] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const wanted = [
    "req",
    "-x509",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-days",
    "2",
    "-subj",
    "/CN=scanner.invalid",
  ];
  execFileSync("openssl", [...wanted, "-keyout", keyPath, "-out", certPath], { stdio: "ignore" });
  const [key, cert] = [readFileSync(keyPath, "utf8"), readFileSync(certPath, "utf8")];
  rmSync(folder, { recursive: true });
  return { key, cert, fingerprint: new X509Certificate(cert).fingerprint256 };
}

it("the certificate that stands in the configuration is trusted, whoever signed it", async () => {
  const identity = makeIdentity();
  const scanner = await plugScanner({ identity });
  const { capture, nextStatus } = watchScanner(scanner.transport, {
    options: { certificate: identity.fingerprint },
  });
  await nextStatus("ready");
  expect((await capture({ source: "flatbed", resolution: 75 })).outcome).toBe("captured");
});

it("another certificate, or one that nobody signed: refused, and nothing is asked of it", async () => {
  const scanner = await plugScanner({ identity: makeIdentity() });
  for (const options of [{ certificate: "0".repeat(64) }, {}]) {
    const { capture, nextStatus, host } = watchScanner(scanner.transport, { options });
    expect(await nextStatus("lost")).toEqual({ kind: "lost", cause: "refused" });
    expect(await capture()).toMatchObject({ outcome: "not-captured", reason: "not-connected" });
    await host.stop();
  }
  expect(scanner.heard).toEqual([]);
});
