import { readFileSync } from "node:fs";
import type { HallDatabase } from "../journal/database.ts";
import type { Detail } from "./events.ts";

const packageFile = new URL("../../package.json", import.meta.url);

/** Of everything whose version somebody will ask for when the hall behaves strangely. */
export function versionsOf(db: HallDatabase): Detail {
  const { version } = JSON.parse(readFileSync(packageFile, "utf8")) as { version: string };
  return {
    program: version,
    node: process.versions.node,
    sqlite: db.prepare<[], string>("select sqlite_version()").pluck().get() ?? null,
    schema: Number(db.pragma("user_version", { simple: true })),
  };
}
