/**
 * Says in plain words what is wrong with an installation and what to do. Changes nothing; may run beside the hall:
 *
 *   npm run doctor -- [--data <folder>] [--hall <file>] [--url <url>]
 */
import { readOptions, wrongUse } from "./command-line.ts";
import { examine } from "./doctor/doctor.ts";
import type { Finding } from "./doctor/finding.ts";
import { say } from "./problem.ts";

const usage = `npm run doctor -- [--data <folder>] [--hall <town|city|file>] [--url <url>] [--key-file <file>]
  [--host 127.0.0.1] [--port 8100] [--pages <folder>] [--backups <folder>] [--kiosk] [--serial <port>]… [--json]`;

const args = readOptions(usage, {
  data: { type: "string" },
  hall: { type: "string" },
  url: { type: "string" },
  "key-file": { type: "string" },
  host: { type: "string", default: "127.0.0.1" },
  port: { type: "string", default: "8100" },
  pages: { type: "string" },
  backups: { type: "string" },
  kiosk: { type: "boolean", default: false },
  serial: { type: "string", multiple: true, default: [] },
  json: { type: "boolean", default: false },
});
const port = Number(args.port);
if (!Number.isInteger(port) || port < 1 || port > 65_535) wrongUse(`--port ${args.port}`, usage);
if (args.url !== undefined && !URL.canParse(args.url)) wrongUse(`--url ${args.url}`, usage);

const findings = await examine({
  data: args.data,
  hall: args.hall,
  url: args.url,
  keyFile: args["key-file"],
  host: args.host ?? "127.0.0.1",
  port,
  pages: args.pages,
  backups: args.backups,
  isKiosk: args.kiosk === true,
  serialPorts: args.serial ?? [],
});
const problems = findings.filter(({ weight }) => weight === "problem").length;
process.stdout.write(args.json ? `${findings.map(asJson).join("\n")}\n` : inWords(findings, problems));
process.exit(problems > 0 ? 1 : 0);

function asJson(finding: Finding): string {
  return JSON.stringify({ ...finding, ...say(finding) });
}

function inWords(all: readonly Finding[], count: number): string {
  const marks = { fine: "✓", note: "·", problem: "✗" };
  const lines = all.map((finding) => {
    const { zh, en } = say(finding);
    return `${marks[finding.weight]} ${finding.code}\n  ${zh}\n  ${en}\n`;
  });
  const verdict =
    count === 0
      ? "一切正常。\nAll is well.\n"
      : `有 ${count} 个问题，见 ✗。\n${count === 1 ? "One problem" : `${count} problems`}: see ✗.\n`;
  return `${lines.join("")}\n${verdict}`;
}
