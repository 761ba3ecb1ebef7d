/**
 * The far ends of a gadget's bulk endpoints: `ep1` is the first pair's way out of the host, `ep2` its way in, and so on. Reading
 * blocks until the host writes, writing until it reads; both end when the cable comes out.
 */
import { constants, openSync, read, write } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { delay } from "../../../drivers/wait.ts";
import type { EndpointPiece } from "./gadget-bulk.ts";

const [files = "", pairs = "0"] = process.argv.slice(2);
const readFile = promisify(read);
const writeFile = promisify(write);
const longestTransfer = 4096;
const untilPluggedInMs = 20;

async function hear(pair: number): Promise<never> {
  const fd = openSync(join(files, `ep${2 * pair + 1}`), constants.O_RDWR);
  const buffer = Buffer.alloc(longestTransfer);
  for (;;) {
    try {
      const { bytesRead } = await readFile(fd, buffer, 0, buffer.length, null);
      const piece: EndpointPiece = { pair, bytes: Uint8Array.from(buffer.subarray(0, bytesRead)) };
      process.send?.(piece);
    } catch {
      await delay(untilPluggedInMs);
    }
  }
}

const turns: Promise<void>[] = [];
const ins: number[] = [];
for (let pair = 0; pair < Number(pairs); pair += 1) {
  ins.push(openSync(join(files, `ep${2 * pair + 2}`), constants.O_RDWR));
  turns.push(Promise.resolve());
  void hear(pair);
}

process.on("message", ({ pair, bytes }: EndpointPiece) => {
  const fd = ins[pair];
  if (fd === undefined) return;
  const turn = turns[pair] ?? Promise.resolve();
  // Lost when the cable is out, as on a real one.
  turns[pair] = turn
    .then(() => writeFile(fd, bytes))
    .then(
      () => {},
      () => {},
    );
});
process.on("disconnect", () => process.exit(0));
