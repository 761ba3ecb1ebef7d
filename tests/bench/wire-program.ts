/** A device that says all that it ever will say to whoever connects, as fast as it is read. */
import { createServer } from "node:net";
import { readerTraffic } from "./reader-traffic.ts";

const { bytes } = readerTraffic(Number(process.argv[2]));
const server = createServer((socket) => {
  socket.on("error", () => socket.destroy());
  socket.end(bytes);
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  const port = address && typeof address === "object" ? address.port : 0;
  process.stdout.write(`${JSON.stringify({ ready: true, url: `127.0.0.1:${port}` })}\n`);
});
process.once("SIGTERM", () => process.exit(0));
