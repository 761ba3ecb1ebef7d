import { createServer } from "node:net";

const triedPorts = 100;

/**
 * The first free port from the wanted one on.
 * @param {string} host
 * @param {number} wanted
 */
export async function freePort(host, wanted) {
  for (let port = wanted; port < wanted + triedPorts && port <= 65_535; port += 1) {
    if (await isFree(host, port)) return port;
  }
  throw new Error(`no free port from ${wanted} on`);
}

/**
 * @param {string} host
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isFree(host, port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}
