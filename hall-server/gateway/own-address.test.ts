import { request } from "node:http";
import { expect, test } from "vitest";
import { shippedTemplate } from "../documents/shipped.ts";
import { readPdf } from "../documents/testing.ts";
import { clerk, manager, openDesk } from "../handover/testing.ts";
import { ownAddress } from "./own-address.ts";
import { openTestGateway } from "./testing.ts";

test.each([
  [{ localAddress: "10.0.0.5", localPort: 8100 }, false, null, "http://10.0.0.5:8100"],
  [{ localAddress: "::ffff:10.0.0.5", localPort: 8100 }, false, null, "http://10.0.0.5:8100"],
  [{ localAddress: "fd00::5", localPort: 8100 }, true, null, "https://[fd00::5]:8100"],
  [{ localAddress: "10.0.0.5", localPort: 443 }, true, "hall.example", "https://hall.example"],
])("%o", (socket, isEncrypted, name, address) => {
  expect(ownAddress(socket, { isEncrypted, name })).toBe(address);
});

test("who reads a paper first does not say where its code leads", async () => {
  const desk = openDesk();
  const { applicationId } = await desk.accepted();
  const kind = "acceptance-notice" as const;
  const text = `${shippedTemplate(kind)}\n{核验网址}\n`;
  await desk.done(manager, "template:change", { kind, text });
  const { document, token } = await desk.done(clerk, "document:issue", { applicationId, kind });
  const gateway = await openTestGateway(desk);
  const pdf = await asked(`${gateway.url}/api/documents/${document.documentId}?token=${token}`, "6.6.6.6:80");
  const read = await readPdf(pdf);
  expect(read.text).toContain(`${gateway.url}/verify/`);
  expect(read.text).not.toContain("6.6.6.6");
  await gateway.stop();
  desk.hall.stop();
});

function asked(url: string, host: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers: { host } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () => resolve(Buffer.concat(parts)));
    });
    sent.on("error", reject).end();
  });
}
