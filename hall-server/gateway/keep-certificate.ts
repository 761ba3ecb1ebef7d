import type { Log } from "../operations/events.ts";
import type { Settings } from "../settings.ts";
import { type Certificate, renewCertificate } from "./certificate.ts";
import type { Gateway } from "./server.ts";

const lookEveryMs = 60_000;

/** Says what is amiss with the certificate, and takes over the one that comes after it. */
export function keepCertificate(tls: Settings["tls"], gateway: Gateway, log: Log): { stop: () => void } {
  if (!tls) return { stop: () => {} };
  const concerned = (one: Certificate) => {
    for (const concern of one.concerns) log("tls-concern", { concern });
  };
  concerned(tls.certificate);
  return renewCertificate({
    files: tls.files,
    current: tls.certificate,
    everyMs: lookEveryMs,
    use: (next) => {
      gateway.renew(next);
      log("tls-renewed", { validUntil: new Date(next.validUntil).toISOString() });
      concerned(next);
    },
    cannotUse: (why) => log("tls-not-renewed", { why }),
  });
}
