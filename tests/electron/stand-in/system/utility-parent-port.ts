/** Loaded first in a utility process: `process.parentPort`, and nothing of Node's own way to the parent. */
import { EventEmitter } from "node:events";

const send = process.send?.bind(process);

class ParentPort extends EventEmitter {
  postMessage(message: unknown): void {
    send?.(message, undefined, undefined, () => {});
  }
}

const parentPort = new ParentPort();
process.on("message", (data) => parentPort.emit("message", { data, ports: [] }));
// It ends with its parent, as a utility process does.
process.on("disconnect", () => process.exit(0));
Object.defineProperty(process, "parentPort", { value: parentPort, enumerable: true });
Object.defineProperty(process, "type", { value: "utility", enumerable: true });
Object.defineProperty(process, "send", { value: undefined });
