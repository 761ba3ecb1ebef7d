/**
 * A USB ticket printer at the kernel's printer driver (usblp, /dev/usb/lp0) is pulled out at any byte of a job, in either
 * direction: the job ends as what is true of the paper, and the next one comes out whole.
 */
import type { PrintJob, PrintOutcome } from "../../../drivers/contract/print.ts";
import { delay } from "../../../drivers/wait.ts";
import { createGadgetPrinter } from "./gadget-printer.ts";
import { countHandles } from "./handles.ts";
import { backWithinMs, expectThat, goneWithinMs, type Story, spread } from "./story.ts";
import { watch } from "./watch.ts";

const node = /^\/dev\/usb\/lp/;
const linesOf = (name: string) => Array.from({ length: 12 }, (_, at) => `${name}${at + 1}：办理不动产登记`);
const jobOf = (name: string): PrintJob => ({
  jobId: name,
  blocks: [
    ...linesOf(name).map((text) => ({ block: "text" as const, text })),
    { block: "qr", text: `http://127.0.0.1/${name}` },
  ],
});
/** Of one job: what goes out and what comes back, roughly; a pull behind the end happens in the next status question. */
const bytesOut = 620;
const bytesBack = 12;
const bytesOfIdleSecond = 12;

export const lpStory: Story = async (_outside, chance, pulls) => {
  const { simulator, plugIn, pullAfter, pull } = createGadgetPrinter();
  const { host, told, until } = watch({
    kind: "ticket-printer",
    transport: "lp:/dev/usb/lp0",
    adapter: "esc-pos",
  });
  await plugIn();
  await until(["ready"], 20_000, 0);
  const atFirst = countHandles(node);
  expectThat(atFirst.devices === 1, `${atFirst.devices} handles to the device`);
  const gone: number[] = [];
  const back: number[] = [];
  const outcomes = new Map<string, number>();

  const wholeTickets = (name: string) =>
    simulator.tickets.filter(({ isCut, items }) => {
      const texts = items.flatMap((item) => (item.item === "text" ? [item.text] : []));
      return isCut && items.length === linesOf(name).length + 1 && texts.join() === linesOf(name).join();
    }).length;

  for (let at = 1; at <= pulls; at += 1) {
    const direction = chance.oneOf(["to the device", "to the device", "to the host"] as const);
    const bytes =
      1 + chance.below((direction === "to the device" ? bytesOut : bytesBack) + bytesOfIdleSecond);
    const where = `pull ${at}, after ${bytes} bytes ${direction}`;
    const name = `甲${at}-`;
    const from = told.length;
    try {
      const out = pullAfter(direction, bytes);
      const printing = host.print("device", jobOf(name));
      await out;
      gone.push(await until(["lost"], goneWithinMs, from));
      const outcome: PrintOutcome = await printing;
      outcomes.set(outcome.outcome, (outcomes.get(outcome.outcome) ?? 0) + 1);
      const whole = wholeTickets(name);
      if (outcome.outcome === "printed") expectThat(whole === 1, `printed, but ${whole} whole tickets`);
      if (outcome.outcome === "not-printed")
        expectThat(whole === 0, `not printed, but ${whole} whole tickets`);
      await delay(chance.below(800));
      expectThat(countHandles(node).devices === 0, "a handle to the lost printer is open");

      const plugged = told.length;
      await plugIn();
      back.push(await until(["ready"], backWithinMs, plugged));
      const next = `乙${at}-`;
      const second = await host.print("device", jobOf(next));
      expectThat(second.outcome === "printed", `the next job: ${JSON.stringify(second)}`);
      expectThat(wholeTickets(next) === 1, "the next ticket is not whole");
      expectThat(simulator.lostBytes === 0, "the printer was overrun");
    } catch (error) {
      throw new Error(`${where}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  const atLast = countHandles(node);
  expectThat(JSON.stringify(atLast) === JSON.stringify(atFirst), `${JSON.stringify({ atFirst, atLast })}`);
  await host.stop();
  expectThat(countHandles(node).devices === 0, "a handle is open after the host's end");
  await pull();
  const ended = [...outcomes].map(([outcome, count]) => `${count} ${outcome}`).join(", ");
  return `${pulls} pulls; gone: ${spread(gone)}; back: ${spread(back)}; outcomes: ${ended}`;
};
