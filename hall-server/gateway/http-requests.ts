import type { FastifyInstance } from "fastify";
import type { Log } from "../operations/events.ts";

interface Counted {
  route: string;
  status: number;
  count: number;
}

/** Counts HTTP requests by route and status. A route is the pattern that answered, not the address that was asked. */
export function countHttp(app: FastifyInstance, log: Log): ReadonlyMap<string, Counted> {
  const counts = new Map<string, Counted>();
  app.addHook("onResponse", async (request, reply) => {
    const route = `${methodOf(request.method)} ${request.routeOptions.url ?? "none"}`;
    const status = reply.statusCode;
    const key = `${route} ${status}`;
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { route, status, count: 1 });
    if (status >= 400) log("request-refused", { name: route, code: status });
  });
  return counts;
}

const methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"];

/** Anybody may write anything for a method. */
function methodOf(method: string): string {
  return methods.includes(method) ? method : "OTHER";
}
