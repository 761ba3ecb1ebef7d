import { err, ok, type Result } from "../../drivers/result.ts";
import { mostEnvelopeBytes } from "./manifest.ts";

/** As `process.platform` and `process.arch`. */
export interface Target {
  platform: string;
  arch: string;
}

export type AwayFault = "server-away" | "none-offered" | "not-allowed";

/** The hall server as a place where releases lie. */
export interface HallUpdates {
  manifest(): Promise<Result<string, AwayFault | "too-large">>;
  /** The rest of a file from a byte on. `isWhole`: the server began at the first byte all the same. */
  file(
    sha512: string,
    from: number,
    signal: AbortSignal,
  ): Promise<Result<{ isWhole: boolean; body: AsyncIterable<Uint8Array> }, AwayFault>>;
}

/** No answer, or no next piece of a file, within that time: away. */
const patienceMs = 30_000;

export function hallUpdates(
  hallUrl: string,
  token: () => string | null,
  target: Target,
  fetching: typeof fetch = fetch,
): HallUpdates {
  const base = `${hallUrl.replace(/\/$/, "")}/api/updates/${target.platform}-${target.arch}`;

  async function get(
    path: string,
    headers: Record<string, string>,
    signal: AbortSignal,
  ): Promise<Result<{ status: number; body: AsyncIterable<Uint8Array> }, AwayFault>> {
    const bearer = token();
    if (bearer === null) return err("not-allowed");
    try {
      const response = await fetching(`${base}/${path}`, {
        headers: { authorization: `Bearer ${bearer}`, ...headers },
        redirect: "error",
        signal,
      });
      if (response.ok && response.body) return ok({ status: response.status, body: response.body });
      await response.body?.cancel();
      if (response.status === 404) return err("none-offered");
      return err(response.status === 401 || response.status === 403 ? "not-allowed" : "server-away");
    } catch {
      return err("server-away" as const);
    }
  }

  return {
    async manifest() {
      const answer = await get("manifest.json", {}, AbortSignal.timeout(patienceMs));
      if (!answer.ok) return answer;
      const pieces: Uint8Array[] = [];
      let bytes = 0;
      try {
        for await (const piece of answer.value.body) {
          bytes += piece.length;
          if (bytes > mostEnvelopeBytes) return err("too-large");
          pieces.push(piece);
        }
      } catch {
        return err("server-away");
      }
      return ok(Buffer.concat(pieces).toString("utf8"));
    },
    async file(sha512, from, signal) {
      const range: Record<string, string> = from > 0 ? { range: `bytes=${from}-` } : {};
      const answer = await get(`files/${sha512}`, range, signal);
      if (!answer.ok) return answer;
      return ok({ isWhole: answer.value.status !== 206, body: answer.value.body });
    },
  };
}
