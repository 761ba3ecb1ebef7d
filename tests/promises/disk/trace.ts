/** What a running server asked of the system, in order: bytes to its files, syncs, bytes to its clients. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { attached } from "./failing-disk.ts";

export type Call =
  | { kind: "write"; file: string; offset: number; bytes: Buffer }
  | { kind: "cut"; file: string; size: number }
  | { kind: "sync"; file: string }
  | { kind: "send"; text: string };

export interface Trace {
  /** Ends the tracing; the calls so far. */
  end(): Promise<Call[]>;
}

/** The server's first thread does all of its writing and answering, so the order in the trace is the order in time. */
export async function traceCalls(pid: number): Promise<Trace> {
  const folder = mkdtempSync(join(tmpdir(), "yichuang-trace-"));
  const output = join(folder, "trace");
  const tracer = spawn(
    "strace",
    [
      ...["--attach", String(pid), "--output", output, "--decode-fds=path", "--strings-in-hex=all"],
      ...[
        "--string-limit",
        "1000000",
        "--trace",
        "pwrite64,ftruncate,fsync,fdatasync,write,writev,sendmsg,sendto",
      ],
    ],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  await attached(tracer.stderr);
  return {
    end: async () => {
      const gone = once(tracer, "exit");
      tracer.kill("SIGINT");
      await gone;
      const calls = readFileSync(output, "utf8").split("\n").flatMap(readCall);
      rmSync(folder, { recursive: true });
      return calls;
    },
  };
}

/** `pwrite64(22<\x2f\x74…>, "\x00\x00…", 24, 457352) = 24`; calls that failed are left out. */
function readCall(line: string): Call[] {
  const match = /^(\w+)\(\d+<([^>]*)>(.*)\) += (\d+)$/.exec(line);
  if (!match) return [];
  const [, name, path = "", rest = "", result] = match;
  const file = fromHex(path).toString();
  switch (name) {
    case "pwrite64": {
      const [, hex = "", offset] = /^, "([^"]*)", \d+, (\d+)$/.exec(rest) ?? [];
      const bytes = fromHex(hex).subarray(0, Number(result));
      return [{ kind: "write", file, offset: Number(offset), bytes }];
    }
    case "ftruncate":
      return [{ kind: "cut", file, size: Number(rest.slice(2)) }];
    case "fsync":
    case "fdatasync":
      return [{ kind: "sync", file }];
    default: {
      const strings = [...rest.matchAll(/"([^"]*)"/g)].map(([, hex = ""]) => fromHex(hex));
      const isSocket = file.startsWith("socket:") || file.startsWith("TCP:");
      return isSocket ? [{ kind: "send", text: Buffer.concat(strings).toString("latin1") }] : [];
    }
  }
}

function fromHex(escaped: string): Buffer {
  return Buffer.from(escaped.replaceAll("\\x", ""), "hex");
}

/** Ids of tickets in a text: t and sixteen characters. */
export function ticketsIn(text: string): string[] {
  return text.match(/t[0-9a-hjkmnp-tv-z]{16}/g) ?? [];
}
