import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer } from "node:tls";
import { expect, it } from "vitest";
import { certificateAt } from "../../drivers/document-printer/connect.ts";
import { jobOf, plugDocumentPrinter, watchDocumentPrinter } from "./document-support.ts";
import { atEnd } from "./support.ts";

/** As a printer makes one for itself on its first day: signed by nobody. */
function makeIdentity() {
  const folder = mkdtempSync(join(tmpdir(), "printer-identity-"));
  const [keyPath, certPath] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  execFileSync(
    "openssl",
    ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=printer.invalid"].concat([
      "-keyout",
      keyPath,
      "-out",
      certPath,
    ]),
    { stdio: "ignore" },
  );
  const [key, cert] = [readFileSync(keyPath, "utf8"), readFileSync(certPath, "utf8")];
  rmSync(folder, { recursive: true });
  return { key, cert, fingerprint: new X509Certificate(cert).fingerprint256 };
}

it("the certificate that stands in the configuration is trusted, whoever signed it", async () => {
  const identity = makeIdentity();
  const printer = await plugDocumentPrinter({ sheetMs: 20, identity });
  const { printDocument, nextStatus } = watchDocumentPrinter(printer.transport, {
    options: { certificate: identity.fingerprint },
  });
  await nextStatus("ready");
  expect(await printDocument(await jobOf("a"))).toEqual({ outcome: "printed" });
  const { port } = new URL(printer.transport.replace("ipps:", "https:"));
  const shown = await certificateAt("127.0.0.1", Number(port), 1000);
  expect(shown).toBe(identity.fingerprint.replaceAll(":", "").toLowerCase());
});

it("another certificate, or one that nobody signed: refused, and not one byte is sent", async () => {
  const identity = makeIdentity();
  const received: Buffer[] = [];
  const stranger = createServer(identity, (socket) => {
    socket.on("data", (bytes) => received.push(bytes));
    socket.on("error", () => {});
  });
  await new Promise<void>((resolve) => stranger.listen(0, "127.0.0.1", resolve));
  atEnd(async () => void stranger.close());
  const address = stranger.address();
  const transport = `ipps://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/ipp/print`;
  for (const options of [{ certificate: "0".repeat(64) }, {}]) {
    const { printDocument, nextStatus, host } = watchDocumentPrinter(transport, { options });
    expect(await nextStatus("lost")).toEqual({ kind: "lost", cause: "refused" });
    expect(await printDocument(await jobOf("a"))).toEqual({
      outcome: "not-printed",
      reason: "not-connected",
    });
    await host.stop();
  }
  expect(received).toEqual([]);
});
