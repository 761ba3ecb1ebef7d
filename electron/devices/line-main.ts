/** The program of a line's process in Electron. */
import type { ToLine } from "../../drivers/host/line-messages.ts";
import { runLineProgram } from "../../drivers/host/line-program.ts";

const { parentPort } = process;

runLineProgram(undefined, {
  tell(message, then = () => {}) {
    parentPort.postMessage(message);
    // The port sends by itself; an ending process gives it this turn.
    setImmediate(then);
  },
  listen: (hear) => void parentPort.on("message", ({ data }) => hear(data as ToLine)),
  leave: () => process.exit(0),
});
