/** A process of its own: issues numbers from the book in a folder as fast as it can, and tells each after it was answered. */
import { randomUUID } from "node:crypto";
import { openOfflineDesk } from "../../../electron/offline/open-desk.ts";
import { knowingLink } from "./knowing-link.ts";

const [folder = "", known = "", now = ""] = process.argv.slice(2);
const desk = openOfflineDesk({
  link: knowingLink(JSON.parse(known)),
  seal: { seal: (key) => key, unseal: (sealed) => sealed },
  folder,
  log: {
    info() {},
    warn: (values, message) => process.stderr.write(`${message} ${JSON.stringify(values)}\n`),
  },
  time: { wall: () => Number(now), monotonic: () => performance.now() },
});
while (desk.state().queueIds.length === 0) await new Promise((resolve) => setImmediate(resolve));
for (;;) {
  const commandId = randomUUID();
  const answer = await desk.ask("ticket:take", { commandId, queueId: "all-round" });
  if (!answer.ok) break;
  const { ticket } = answer.value as { ticket: { id: string; number: string } };
  process.stdout.write(`${JSON.stringify({ commandId, ticketId: ticket.id, number: ticket.number })}\n`);
  // The line has left this process before the next number is asked for.
  await new Promise((resolve) => setImmediate(resolve));
}
