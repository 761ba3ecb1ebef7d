import type { PrintJob } from "../contract/print.ts";
import type { TryOut } from "../kind.ts";

const testTicket: PrintJob["blocks"] = [
  { block: "text", text: "打印测试", size: 2, align: "center", bold: true },
  { block: "text", text: "A001", size: 3, align: "center" },
  { block: "columns", left: "左边 left", right: "右边 right" },
  { block: "rule" },
  { block: "text", text: "生僻字：䶮 㐂 㙓 𠮷" },
  { block: "qr", text: "https://example.org/打印测试", moduleDots: 5 },
  { block: "feed", lines: 1 },
];

/** Prints one ticket with everything on it as soon as the printer is there, and then says how its state changes. */
export const tryTicketPrinter: TryOut = ({ devices, deviceId, transport }, say) => {
  let isPrinted = false;
  devices.listen(async (event) => {
    if (event.event !== "status") return;
    say(`status: ${JSON.stringify(event.status)}`);
    const canPrint = event.status.kind === "ready" || event.status.kind === "paper-near-end";
    if (!canPrint || isPrinted) return;
    isPrinted = true;
    const outcome = await devices.print(deviceId, { jobId: "try", blocks: testTicket });
    say(`print: ${JSON.stringify(outcome)}`);
    isPrinted = outcome.outcome !== "not-printed";
  });
  say(`looking for a printer at ${transport}; it prints one ticket, Ctrl-C ends`);
};
