import { statSync } from "node:fs";
import { join } from "node:path";
import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { healthOf } from "../../drivers/contract/status.ts";
import { everyone } from "../contract/roles.ts";
import type { ViewName } from "../contract/views.ts";
import type { Hall } from "../hall.ts";
import { registerHistogram } from "../operations/histogram.ts";
import { freeBytes } from "../operations/readiness.ts";
import type { Requests } from "../operations/requests.ts";

/** What the metrics read when somebody asks for them; nothing of them stands in a command's path. */
export interface MetricSources {
  hall: Hall;
  dataFolder: string;
  requests: Requests;
  httpRequests: ReadonlyMap<string, { route: string; status: number; count: number }>;
  /** The role of each open socket. */
  roles: () => Iterable<string>;
  feeds: { sent: number; conflated: number; openByName: () => ReadonlyMap<ViewName, number> };
  unsentBytes: () => number;
  isReady: () => boolean;
  /** Wall time, milliseconds since the epoch; null where none is known. */
  lastBackupAt: () => number | null;
}

export interface Metrics {
  text(): Promise<string>;
}

/**
 * Prometheus figures of one hall server; docs/operations.md says what they are for. Labels are names of the contract
 * and of the hall's file, never of people.
 */
export function createMetrics(sources: MetricSources): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const add = { gauge: gaugeOf(registry), counter: counterOf(registry) };
  addWork(registry, add, sources);
  addHall(add, sources);
  addClients(add, sources);
  addMachine(add, sources);
  return { text: () => registry.metrics() };
}

type Values = Iterable<{ labels?: Record<string, string>; value: number }>;
type Add = Record<
  "gauge" | "counter",
  (name: string, help: string, labels: string[], read: () => Values) => void
>;

function addWork(
  registry: Registry,
  { counter }: Add,
  { hall, requests, httpRequests }: MetricSources,
): void {
  counter(
    "yichuang_requests_total",
    "Commands, queries and view requests by outcome",
    ["name", "outcome"],
    () =>
      [...requests.counts()].map(({ name, outcome, count }) => ({ labels: { name, outcome }, value: count })),
  );
  counter("yichuang_http_requests_total", "HTTP requests by route and status", ["route", "status"], () =>
    [...httpRequests.values()].map(({ route, status, count }) => ({
      labels: { route, status: String(status) },
      value: count,
    })),
  );
  counter("yichuang_rate_limited_total", "Requests that came too often and were refused", ["wire"], () => {
    const limited = [...requests.counts()].filter(({ outcome }) => outcome === "rate-limited");
    const limitedHttp = [...httpRequests.values()].filter(({ status }) => status === 429);
    return [
      { labels: { wire: "socket" }, value: sumOf(limited) },
      { labels: { wire: "http" }, value: sumOf(limitedHttp) },
    ];
  });
  registerHistogram(
    registry,
    "yichuang_request_seconds",
    "From the receipt of a request to its acknowledgement, by kind",
    () => [...requests.seconds].map(([kind, buckets]) => ({ labels: { kind }, buckets })),
  );
  registerHistogram(registry, "yichuang_commit_seconds", "One durable write, its sync included", () => [
    { labels: {}, buckets: hall.measures.commits },
  ]);
  registerHistogram(registry, "yichuang_group_commands", "Commands that shared one durable write", () => [
    { labels: {}, buckets: hall.measures.groups },
  ]);
  counter("yichuang_command_turns_total", "Turns of the event loop that brought commands", [], () => [
    { value: hall.commandTurns },
  ]);
  counter("yichuang_storage_refusals_total", "Writes that the disk refused", [], () => [
    { value: hall.storage.refused },
  ]);
}

function addHall({ gauge }: Add, { hall }: MetricSources): void {
  gauge("yichuang_queue_waiting", "Tickets that wait, by queue", ["queue"], () =>
    hall.config.queues.map(({ id }) => ({
      labels: { queue: id },
      value: hall.state.queueing.lines.get(id)?.size ?? 0,
    })),
  );
  gauge("yichuang_counters", "Counters by state", ["state"], () => {
    const states = hall.config.counters.map(
      ({ id }) => hall.state.calling.counters.get(id)?.state ?? "closed",
    );
    return tallied(["open", "paused", "closed"], states, "state");
  });
  gauge("yichuang_devices", "Reported devices by health", ["health"], () => {
    const healths = [...hall.state.supervision.devices.values()].map(({ status }) => healthOf(status));
    return tallied(["ok", "attention", "down"], healths, "health");
  });
  gauge("yichuang_shells", "Paired shells that were ever heard, by state", ["state"], () => {
    const states = [...hall.state.shells.shells.values()].map(({ deviceId, silentSince }) => {
      if (silentSince !== null) return "silent";
      return (hall.liveShells.of(deviceId)?.troubles ?? []).length > 0 ? "troubled" : "well";
    });
    return tallied(["well", "troubled", "silent"], states, "state");
  });
  gauge(
    "yichuang_tickets_not_handed_in",
    "Tickets that shells issued while cut off and still hold",
    [],
    () => [{ value: hall.liveShells.notHandedIn }],
  );
  gauge("yichuang_journal_position", "Facts written", [], () => [{ value: hall.state.position }]);
}

function addClients({ gauge, counter }: Add, { roles, feeds, unsentBytes }: MetricSources): void {
  gauge("yichuang_sockets", "Open sockets by role", ["role"], () => tallied(everyone, roles(), "role"));
  gauge("yichuang_views", "Different views that are open, by name", ["view"], () =>
    [...feeds.openByName()].map(([view, value]) => ({ labels: { view }, value })),
  );
  counter("yichuang_view_sends_total", "Views sent because they changed", [], () => [{ value: feeds.sent }]);
  counter(
    "yichuang_view_conflations_total",
    "Values of views that a client never got, because it had not taken the one before and a newer one came",
    [],
    () => [{ value: feeds.conflated }],
  );
  gauge("yichuang_unsent_bytes", "What is held for clients that have not taken it yet", [], () => [
    { value: unsentBytes() },
  ]);
}

function addMachine({ gauge }: Add, { dataFolder, isReady, lastBackupAt }: MetricSources): void {
  const sizeOf = (file: string) => statSync(join(dataFolder, file), { throwIfNoEntry: false })?.size ?? 0;
  gauge("yichuang_ready", "1 when the hall can take commands", [], () => [{ value: isReady() ? 1 : 0 }]);
  gauge("yichuang_database_bytes", "Size of the database's file", [], () => [
    { value: sizeOf("hall.sqlite") },
  ]);
  gauge("yichuang_wal_bytes", "Size of the database's write-ahead log", [], () => [
    { value: sizeOf("hall.sqlite-wal") },
  ]);
  gauge("yichuang_disk_free_bytes", "Free on the disk of the data folder", [], () => {
    const free = freeBytes(dataFolder);
    return free === null ? [] : [{ value: free }];
  });
  gauge(
    "yichuang_last_backup_timestamp_seconds",
    "When the newest backup was made; 0 where none is known",
    [],
    () => [{ value: (lastBackupAt() ?? 0) / 1_000 }],
  );
}

function gaugeOf(registry: Registry): Add["gauge"] {
  return (name, help, labelNames, read) => {
    new Gauge({
      name,
      help,
      labelNames,
      registers: [registry],
      collect() {
        this.reset();
        for (const { labels = {}, value } of read()) this.set(labels, value);
      },
    });
  };
}

/** Counted elsewhere; here only told. */
function counterOf(registry: Registry): Add["counter"] {
  return (name, help, labelNames, read) => {
    new Counter({
      name,
      help,
      labelNames,
      registers: [registry],
      collect() {
        this.reset();
        for (const { labels = {}, value } of read()) this.inc(labels, value);
      },
    });
  };
}

function tallied(names: readonly string[], found: Iterable<string>, label: string): Values {
  const counts = new Map(names.map((name) => [name, 0]));
  for (const name of found) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, value]) => ({ labels: { [label]: name }, value }));
}

function sumOf(counts: readonly { count: number }[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}
