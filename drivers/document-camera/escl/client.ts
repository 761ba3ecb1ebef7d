import { err, ok, type Result } from "../../result.ts";
import { readCapabilities, type ScannerAbilities } from "./capabilities.ts";
import { type AskHttp, createAskHttp, type HttpFault } from "./http.ts";
import { readStatus, type ScannerStatus } from "./scanner-status.ts";
import { encodeSettings, type ScanSettings } from "./settings.ts";

/** Besides the faults of the wire: `garbage` is an answer that no scanner gives, `refused` one that says no. */
export type EsclFault = HttpFault | "garbage" | "refused";

/** In milliseconds. */
export interface EsclTimes {
  /** For what a scanner knows without moving. */
  answerMs: number;
  /** For a page: a lamp warms up, a sheet is drawn in, 600 dots an inch go over a slow radio. */
  pageMs: number;
}

export type JobStart = "busy" | "conflict";
/** `later`: the page is not ready yet. `end`: there are no more. */
export type NextPage = { page: Uint8Array } | "later" | "end";

const longestXml = 512 * 1024;
const longestPage = 20_000_000;

/** The messages of eSCL, one method each (Mopria eSCL Technical Specification 2.97). */
export function createEsclClient(
  root: URL,
  pinned: string | undefined,
  times: EsclTimes,
  signal: AbortSignal,
) {
  const ask: AskHttp = createAskHttp(root, pinned);
  const base = root.pathname.replace(/\/+$/, "");

  async function xml<Value>(
    resource: string,
    read: (text: string) => Result<Value, "garbage">,
  ): Promise<Result<Value, EsclFault>> {
    const answered = await ask({
      method: "GET",
      path: `${base}/${resource}`,
      timeoutMs: times.answerMs,
      mostBytes: longestXml,
      signal,
    });
    if (!answered.ok) return answered.error === "too-large" ? err("garbage") : answered;
    if (answered.value.status !== 200) return err("refused");
    return read(new TextDecoder().decode(answered.value.body));
  }

  return {
    capabilities: (): Promise<Result<ScannerAbilities, EsclFault>> =>
      xml("ScannerCapabilities", readCapabilities),
    status: (): Promise<Result<ScannerStatus, EsclFault>> => xml("ScannerStatus", readStatus),

    /** The path of the job that was begun. */
    async start(settings: ScanSettings): Promise<Result<string, EsclFault | JobStart>> {
      const answered = await ask({
        method: "POST",
        path: `${base}/ScanJobs`,
        body: encodeSettings(settings),
        timeoutMs: times.answerMs * 4,
        mostBytes: longestXml,
        signal,
      });
      if (!answered.ok) return answered;
      const { status, location } = answered.value;
      if (status === 503) return err("busy");
      if (status === 409 || status === 400) return err("conflict");
      if (status !== 201) return err("refused");
      const path = location === null ? null : jobPathOf(location, root);
      return path === null ? err("garbage") : ok(path);
    },

    async next(job: string): Promise<Result<NextPage, EsclFault>> {
      const answered = await ask({
        method: "GET",
        path: `${job}/NextDocument`,
        timeoutMs: times.pageMs,
        mostBytes: longestPage,
        signal,
      });
      if (!answered.ok) return answered;
      const { status, body } = answered.value;
      if (status === 200) return ok({ page: body });
      if (status === 503) return ok("later");
      // 404 is the protocol's end; 410 is said by scanners that have already forgotten the job.
      return status === 404 || status === 410 ? ok("end") : err("refused");
    },

    /** Asked also when everything else is given up. Whether the scanner has heard it; else the job waits for its own end. */
    async cancel(job: string): Promise<boolean> {
      const answered = await ask({
        method: "DELETE",
        path: job,
        timeoutMs: times.answerMs,
        mostBytes: longestXml,
        signal: new AbortController().signal,
      });
      return answered.ok;
    },
  };
}

export type EsclClient = ReturnType<typeof createEsclClient>;

/**
 * Where a job is: an address, or a path. Only its path counts: the rest of it must be this scanner, and scanners behind a
 * name or another port write there whatever they take themselves for.
 */
function jobPathOf(location: string, root: URL): string | null {
  if (!URL.canParse(location, root.href)) return null;
  const path = new URL(location, root).pathname.replace(/\/+$/, "");
  return path.length > 1 && path.length <= 300 ? path : null;
}
