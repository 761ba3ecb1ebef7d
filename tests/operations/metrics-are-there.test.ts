import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { commands } from "../../hall-server/contract/commands.ts";
import { queries } from "../../hall-server/contract/queries.ts";
import { inventedIdNumber } from "../../hall-server/testing.ts";
import { connect, connectAs, type HallProcess, startHall } from "../hall/hall-process.ts";
import { run } from "./command.ts";

const docs = join(import.meta.dirname, "../../docs");
const holder = { name: "欧阳测试", idNumber: inventedIdNumber(1), phone: "19912345678" };

let hall: HallProcess;
let samples: Sample[];

interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

async function scrape(): Promise<Sample[]> {
  const text = await (await fetch(`${hall.url}/metrics`)).text();
  return text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [, name = "", labels = "", value = ""] = /^(\w+)(?:\{(.*)\})? (\S+)/.exec(line) ?? [];
      const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, key, text]) => [key, text]);
      return { name, labels: Object.fromEntries(pairs), value: Number(value) };
    });
}

function figure(name: string, labels: Record<string, string> = {}): number {
  const found = samples.filter(
    (one) => one.name === name && Object.entries(labels).every(([key, value]) => one.labels[key] === value),
  );
  return found.reduce((sum, { value }) => sum + value, 0);
}

beforeAll(async () => {
  hall = await startHall();
  const kiosk = await connect(hall.url, "demo-kiosk-1");
  const clerk = await connectAs(hall.url, "clerk-01");
  await kiosk.view("kiosk");
  await clerk.do("counter:open", { counterId: "1" });
  await clerk.view("counter", { counterId: "1" });
  for (let i = 0; i < 3; i += 1) await kiosk.do("ticket:take", { queueId: "all-round" });
  await kiosk.do("ticket:take", { queueId: "all-round", holder });
  await kiosk.do("device:report", { deviceId: "printer-1", status: "paper-out" });
  await clerk.do("counter:callNext");
  expect((await clerk.ask("counter:callNext")).ok).toBe(false);
  await kiosk.ask(`made up by ${holder.name}`);
  await fetch(`${hall.url}/made/up/by/${holder.phone}`);
  expect((await run("backup", ["--data", hall.folder, "--to", join(hall.folder, "..", "shelf")])).code).toBe(
    0,
  );
  samples = await scrape();
  kiosk.close();
  clerk.close();
});

afterAll(() => hall.end());

test("every metric that the dashboard and the alerts name is there with a value", () => {
  const texts = ["grafana-dashboard.json", "alerts.yml"].map((file) =>
    readFileSync(join(docs, file), "utf8"),
  );
  const named = new Set(texts.flatMap((text) => text.match(/\b(yichuang|nodejs|process)_[a-z0-9_]+/g) ?? []));
  expect(named.size).toBeGreaterThan(20);
  for (const name of named) {
    const values = samples.filter((one) => one.name === name).map(({ value }) => value);
    expect(values.length, name).toBeGreaterThan(0);
    expect(values.every(Number.isFinite), name).toBe(true);
  }
});

test("dashboard and alerts can be read, and nothing in them is there twice", () => {
  const { panels } = JSON.parse(readFileSync(join(docs, "grafana-dashboard.json"), "utf8"));
  const ids = panels.map(({ id }: { id: number }) => id);
  expect(new Set(ids).size).toBe(panels.length);
  for (const { targets, title } of panels) expect(targets.length, title).toBeGreaterThan(0);
  const { groups } = parse(readFileSync(join(docs, "alerts.yml"), "utf8"));
  const rules: { alert: string; expr: string; labels: { severity: string } }[] = groups[0].rules;
  expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
  for (const { alert, expr, labels } of rules) {
    expect(expr, alert).toMatch(/yichuang_/);
    expect(["critical", "warning"]).toContain(labels.severity);
  }
});

test("every metric of the hall is on the dashboard", () => {
  const dashboard = readFileSync(join(docs, "grafana-dashboard.json"), "utf8");
  const own = new Set(samples.map(({ name }) => name).filter((name) => name.startsWith("yichuang_")));
  const shown = (name: string) => dashboard.includes(name.replace(/_(bucket|sum|count)$/, ""));
  expect([...own].filter((name) => !shown(name))).toEqual([]);
});

test("the figures are those of what happened", () => {
  expect(figure("yichuang_requests_total", { name: "ticket:take", outcome: "ok" })).toBe(4);
  expect(figure("yichuang_requests_total", { name: "counter:callNext", outcome: "counter-busy" })).toBe(1);
  expect(figure("yichuang_requests_total", { name: "unknown" })).toBe(1);
  expect(figure("yichuang_request_seconds_count", { kind: "command" })).toBe(8);
  expect(figure("yichuang_request_seconds_bucket", { kind: "command", le: "+Inf" })).toBe(8);
  expect(figure("yichuang_request_seconds_sum", { kind: "command" })).toBeGreaterThan(0);
  expect(figure("yichuang_group_commands_sum")).toBe(8);
  expect(figure("yichuang_commit_seconds_count")).toBeGreaterThan(0);
  expect(figure("yichuang_queue_waiting", { queue: "all-round" })).toBe(3);
  expect(figure("yichuang_counters", { state: "open" })).toBe(1);
  expect(figure("yichuang_counters", { state: "closed" })).toBe(3);
  expect(figure("yichuang_sockets", { role: "kiosk" })).toBe(1);
  expect(figure("yichuang_sockets", { role: "clerk" })).toBe(1);
  expect(figure("yichuang_views", { view: "counter" })).toBe(1);
  expect(figure("yichuang_view_sends_total")).toBeGreaterThan(0);
  expect(figure("yichuang_devices", { health: "down" })).toBe(1);
  expect(figure("yichuang_ready")).toBe(1);
  expect(figure("yichuang_database_bytes")).toBeGreaterThan(0);
  expect(figure("yichuang_wal_bytes")).toBeGreaterThan(0);
  expect(figure("yichuang_disk_free_bytes")).toBeGreaterThan(0);
  expect(figure("yichuang_last_backup_timestamp_seconds")).toBeGreaterThan(Date.now() / 1_000 - 600);
  expect(figure("yichuang_storage_refusals_total")).toBe(0);
  expect(figure("yichuang_rate_limited_total")).toBe(0);
});

test("labels are the contract's and the hall's own words, whatever somebody sends", () => {
  const names = new Set([
    ...Object.keys(commands),
    ...Object.keys(queries),
    "view:open",
    "view:close",
    "unknown",
  ]);
  for (const { name, labels } of samples.filter((one) => one.name === "yichuang_requests_total"))
    expect(names.has(labels.name ?? ""), `${name} ${labels.name}`).toBe(true);
  expect(figure("yichuang_http_requests_total", { route: "GET none", status: "404" })).toBe(1);
  const all = JSON.stringify(samples);
  for (const secret of Object.values(holder)) expect(all).not.toContain(secret);
  expect(samples.filter(({ name }) => name.startsWith("yichuang_")).length).toBeLessThan(300);
});
