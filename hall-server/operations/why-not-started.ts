/** What the disk and the system refuse at a start, as sentences: their own messages name neither what is meant nor what helps. */
import { inBoth } from "./explained.ts";
import { type Problem, say } from "./problem.ts";

interface Start {
  dataFolder: string;
  host: string;
  port: number;
}

/** `because` for the log; nothing for what explains itself or is a fault of the program. */
export function whyNotStarted(error: unknown, start: Start): { because?: string } {
  if (!(error instanceof Error)) return {};
  const problem = problemOf(error, start);
  return problem === null ? {} : { because: inBoth(say(problem)) };
}

function problemOf(error: Error, { dataFolder: folder, host, port }: Start): Problem | null {
  const { code, syscall } = error as { code?: string; syscall?: string };
  if (error.name === "SqliteError") return ofDatabase(code ?? "", folder, error.message);
  if (syscall === "listen") {
    if (code === "EADDRINUSE") return { code: "port-taken", params: { port } };
    if (code === "EACCES") return { code: "port-forbidden", params: { port } };
    if (code === "EADDRNOTAVAIL") return { code: "address-elsewhere", params: { host } };
  }
  if (syscall === "getaddrinfo") return { code: "address-elsewhere", params: { host } };
  if (code === "ENOSPC") return { code: "disk-full", params: { folder } };
  if (code === "EROFS") return { code: "folder-read-only", params: { path: folder } };
  if (syscall === "mkdir" && (code === "EEXIST" || code === "ENOTDIR"))
    return { code: "folder-not-a-folder", params: { folder } };
  return syscall === undefined ? null : { code: "cannot-use", params: { folder, because: error.message } };
}

function ofDatabase(code: string, folder: string, because: string): Problem {
  if (code === "SQLITE_FULL") return { code: "disk-full", params: { folder } };
  if (code.startsWith("SQLITE_CORRUPT") || code === "SQLITE_NOTADB")
    return { code: "database-damaged", params: { because } };
  return { code: "cannot-use", params: { folder, because } };
}
