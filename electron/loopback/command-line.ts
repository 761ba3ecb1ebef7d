import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { err, ok, type Result } from "../../drivers/result.ts";
import { type LoopbackConfig, loopbackConfig } from "./config.ts";

/**
 * `--config place.json`, or flags, or both (a flag wins):
 *   --hall http://127.0.0.1:8100 --hall-token demo-kiosk-1 --port 8201 --devices '[{"deviceId":…}]' --dock-url http://…
 *   --rating '{"padToken":…,"outbox":…}' for trying it out: a token on a command line is for every user of the machine to read
 * The error is a text for whoever started the program.
 */
export function readCommandLine(args: string[]): Result<LoopbackConfig, string> {
  try {
    const { values } = parseArgs({
      args,
      options: {
        config: { type: "string" },
        hall: { type: "string" },
        "hall-token": { type: "string" },
        port: { type: "string" },
        devices: { type: "string" },
        "dock-url": { type: "string" },
        rating: { type: "string" },
        pages: { type: "string" },
      },
    });
    const file: unknown = values.config === undefined ? {} : JSON.parse(readFileSync(values.config, "utf8"));
    const flags = {
      hall: values.hall,
      hallToken: values["hall-token"],
      port: values.port,
      devices: values.devices === undefined ? undefined : JSON.parse(values.devices),
      dockUrl: values["dock-url"],
      rating: values.rating === undefined ? undefined : JSON.parse(values.rating),
      pages: values.pages,
    };
    const given = Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined));
    const parsed = loopbackConfig.safeParse({
      port: 0,
      devices: [],
      ...z.record(z.string(), z.unknown()).parse(file),
      ...given,
    });
    return parsed.success ? ok(parsed.data) : err(z.prettifyError(parsed.error));
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}
