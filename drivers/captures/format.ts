import { z } from "zod";
import { deviceKinds } from "../contract/devices.ts";
import { err, ok, type Result } from "../result.ts";

/**
 * A capture is a file of JSON lines, `<name>.wire.jsonl`: one header, then every piece of bytes that went over the wire, in
 * the order and at the time at which the adapter saw it.
 *
 *   {"capture":"wire/1","kind":"id-card-reader","maker":"…","model":"…","firmware":"…","recordedAt":"2026-01-31","transport":"serial@115200","adapter":"sam","verified":"real-device"}
 *   {"atMs":0,"from":"host","hex":"aaaaaa9669000311ffed"}
 *   {"atMs":14,"from":"device","hex":"aaaaaa9669000400009094"}
 */
const header = z.strictObject({
  capture: z.literal("wire/1"),
  kind: z.enum(deviceKinds),
  maker: z.string().max(100),
  model: z.string().max(100),
  firmware: z.string().max(100),
  recordedAt: z.iso.date(),
  /** The sort of line and its speed; no path, address or serial number, which would tell where it was recorded. */
  transport: z.string().max(100),
  adapter: z.string().max(100),
  /** `built`: put together from tables, nothing was recorded. */
  verified: z.enum(["real-device", "simulator", "built"]),
});

const entry = z.strictObject({
  atMs: z.number().min(0).max(86_400_000),
  from: z.enum(["host", "device"]),
  hex: z
    .string()
    .max(131_072)
    .regex(/^(?:[0-9a-f]{2})+$/),
});

export type CaptureHeader = z.infer<typeof header>;

export interface CaptureEntry {
  /** Milliseconds since the line was opened. */
  atMs: number;
  from: "host" | "device";
  bytes: Uint8Array;
}

export interface Capture {
  header: CaptureHeader;
  entries: CaptureEntry[];
}

/** `line` counts from 1. */
export type CaptureFault = { line: number; why: string };

const longestCapture = 16_000_000;

export function formatCapture({ header: head, entries }: Capture): string {
  const lines = entries.map(({ atMs, from, bytes }) => ({
    atMs: Math.round(atMs),
    from,
    hex: Buffer.from(bytes).toString("hex"),
  }));
  return [head, ...lines].map((line) => `${JSON.stringify(line)}\n`).join("");
}

/** Never throws; times may not run backwards. */
export function parseCapture(text: string): Result<Capture, CaptureFault> {
  if (text.length > longestCapture) return err({ line: 1, why: `longer than ${longestCapture} characters` });
  const [first = "", ...rest] = text.split("\n");
  const head = readLine(header, first);
  if (!head.ok) return err({ line: 1, why: head.error });
  const entries: CaptureEntry[] = [];
  for (const [index, line] of rest.entries()) {
    if (line.trim() === "") continue;
    const read = readLine(entry, line);
    if (!read.ok) return err({ line: index + 2, why: read.error });
    const { atMs, from, hex } = read.value;
    if (atMs < (entries.at(-1)?.atMs ?? 0))
      return err({ line: index + 2, why: "earlier than the line before" });
    entries.push({ atMs, from, bytes: Uint8Array.from(Buffer.from(hex, "hex")) });
  }
  return ok({ header: head.value, entries });
}

function readLine<Schema extends z.ZodType>(schema: Schema, line: string): Result<z.infer<Schema>, string> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return err("not JSON");
  }
  const read = schema.safeParse(value);
  const [issue] = read.error?.issues ?? [];
  return read.success ? ok(read.data) : err(`${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`.trim());
}
