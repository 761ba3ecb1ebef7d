import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { Hall } from "../hall.ts";

export interface Metrics {
  countRequest(name: string, outcome: string): void;
  text(): Promise<string>;
}

/** Prometheus figures of one hall server. Labels are names of commands and queues, never of people. */
export function createMetrics(
  hall: Hall,
  openSockets: () => number,
  openViews: () => number,
  unsent: () => number = () => 0,
): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: "yichuang_requests_total",
    help: "Commands, queries and view requests by outcome",
    labelNames: ["name", "outcome"],
    registers: [registry],
  });
  const waiting = new Gauge({
    name: "yichuang_queue_waiting",
    help: "Tickets that wait, by queue",
    labelNames: ["queue"],
    registers: [registry],
  });
  const position = new Gauge({
    name: "yichuang_journal_position",
    help: "Facts written",
    registers: [registry],
  });
  const sockets = new Gauge({ name: "yichuang_sockets", help: "Open sockets", registers: [registry] });
  const views = new Gauge({
    name: "yichuang_views",
    help: "Different views that are open",
    registers: [registry],
  });
  const unsentBytes = new Gauge({
    name: "yichuang_unsent_bytes",
    help: "What is held for clients that have not taken it yet",
    registers: [registry],
  });
  return {
    countRequest: (name, outcome) => requests.inc({ name, outcome }),
    text: () => {
      for (const queue of hall.config.queues) {
        waiting.set({ queue: queue.id }, hall.state.queueing.lines.get(queue.id)?.size ?? 0);
      }
      position.set(hall.state.position);
      sockets.set(openSockets());
      views.set(openViews());
      unsentBytes.set(unsent());
      return registry.metrics();
    },
  };
}
