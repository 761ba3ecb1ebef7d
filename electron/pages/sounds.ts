import type { FastifyInstance } from "fastify";
import { readBounded } from "../hall/read-bounded.ts";

const longestMs = 10_000;
/** Half a minute of speech. */
const mostBytes = 4_000_000;

/**
 * The hall's announcements, passed on to the pages of this server: so a page's policy needs no other origin, and the hall
 * needs to know nothing of this one. Whoever knows an announcement's id may hear it; no token goes along.
 */
export function passOnSounds(app: FastifyInstance, hall: string): void {
  app.get<{ Params: { id: string }; Querystring: { lang?: string } }>(
    "/api/speech/:id",
    async (request, reply) => {
      const { id } = request.params;
      const { lang } = request.query;
      if (!/^[A-Za-z0-9._:-]{1,64}$/.test(id)) return reply.code(404).send();
      const language = lang === "en" || lang === "zh" ? `?lang=${lang}` : "";
      const wav = await fetch(`${hall}/api/speech/${encodeURIComponent(id)}${language}`, {
        redirect: "error",
        signal: AbortSignal.timeout(longestMs),
      })
        .then((response) => (response.ok ? readWav(response) : null))
        .catch(() => null);
      if (wav === null) return reply.code(502).send();
      return reply.type("audio/wav").header("cache-control", "private, max-age=600").send(wav);
    },
  );
}

async function readWav(response: Response): Promise<Buffer | null> {
  const isWav = response.headers.get("content-type")?.startsWith("audio/wav");
  return isWav ? readBounded(response, mostBytes) : null;
}
