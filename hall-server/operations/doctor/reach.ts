/** Whether the hall answers, or could. */
import { createServer } from "node:net";
import { z } from "zod";
import { type Finding, fine, problem } from "./finding.ts";

const patienceMs = 5_000;
/** What a hall answers under a name that it was not told of. */
const foreignName = 403;
/** Node's codes for a certificate that it does not accept. */
const certificateTroubles = /CERT|UNABLE_TO_(GET|VERIFY)/;

const readiness = z.object({
  ready: z.boolean(),
  reasons: z.array(z.object({ zh: z.string(), en: z.string() })).default([]),
});

/** What a hall says of itself, over HTTP or over its control socket. */
export function judge(url: string, said: unknown): Finding | null {
  const read = readiness.safeParse(said);
  if (!read.success) return null;
  const { ready, reasons } = read.data;
  if (ready) return fine("hall-answers", { url });
  const join = (language: "zh" | "en") => reasons.map((reason) => reason[language]).join(" ");
  return problem("hall-not-ready", { url, zh: join("zh"), en: join("en") });
}

export async function checkUrl(url: string): Promise<Finding> {
  try {
    const answer = await fetch(new URL("/readyz", url), { signal: AbortSignal.timeout(patienceMs) });
    const said = judge(url, await answer.json().catch(() => null));
    if (said) return said;
    return answer.status === foreignName
      ? problem("hall-under-other-name", { url, name: new URL(url).hostname })
      : unreachable(url, `HTTP ${answer.status}`);
  } catch (error) {
    const because = whyOf(error);
    return certificateTroubles.test(because)
      ? problem("hall-not-trusted", { url, because })
      : unreachable(url, because);
  }
}

export async function checkPort(host: string, port: number): Promise<Finding> {
  if (await isFree(host, port)) return fine("port-free", { port });
  const address = `${host.includes(":") ? `[${host}]` : host}:${port}`;
  for (const scheme of ["http", "https"]) {
    const asked = await checkUrl(`${scheme}://${address}`);
    if (asked.code !== "hall-unreachable") return asked;
  }
  return problem("port-taken", { port });
}

function unreachable(url: string, because: string): Finding {
  return problem("hall-unreachable", { url, because });
}

function whyOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const { code } = cause as { code?: string };
  return code ?? (cause instanceof Error ? cause.message : String(cause));
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}
