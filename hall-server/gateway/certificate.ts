import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { isOpenToOthers } from "../people/private-files.ts";

/** Where the hall's certificate (with its chain) and its private key lie, as PEM. */
export interface CertificateFiles {
  cert: string;
  key: string;
}

export interface Certificate {
  cert: string;
  key: string;
  /** Milliseconds since the epoch. */
  validUntil: number;
  /** What is wrong with it, though it can be used. */
  concerns: CertificateConcern[];
}

export type CertificateConcern = "runs-out-soon" | "ran-out" | "key-readable-by-others";

const soonMs = 14 * 86_400_000;

/** Both flags or neither; the sentence says what is missing. */
export function certificateFiles(
  cert: string | undefined,
  key: string | undefined,
): CertificateFiles | string | null {
  if (cert === undefined && key === undefined) return null;
  if (cert === undefined) return "--tls-key is given without --tls-cert: the hall needs both for TLS.";
  if (key === undefined) return "--tls-cert is given without --tls-key: the hall needs both for TLS.";
  return { cert, key };
}

/** Reads and checks both; a sentence when the hall cannot use them. The key's content is in no sentence. */
export function readCertificate(files: CertificateFiles, now: number): Certificate | string {
  const cert = read(files.cert, "TLS certificate");
  if (typeof cert !== "object") return cert;
  const key = read(files.key, "TLS key");
  if (typeof key !== "object") return key;
  let parsed: X509Certificate;
  try {
    parsed = new X509Certificate(cert.text);
  } catch {
    return `The TLS certificate ${files.cert} is not a certificate in PEM.`;
  }
  try {
    if (!parsed.checkPrivateKey(createPrivateKey(key.text)))
      return `The TLS key ${files.key} does not belong to the certificate ${files.cert}.`;
  } catch {
    return `The TLS key ${files.key} is not a private key in PEM without a passphrase.`;
  }
  const validUntil = parsed.validToDate.getTime();
  const concerns: CertificateConcern[] = [];
  if (validUntil <= now) concerns.push("ran-out");
  else if (validUntil - now < soonMs) concerns.push("runs-out-soon");
  if (isOpenToOthers(files.key)) concerns.push("key-readable-by-others");
  return { cert: cert.text, key: key.text, validUntil, concerns };
}

function read(file: string, what: string): { text: string } | string {
  try {
    return { text: readFileSync(file, "utf8") };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === "ENOENT" ? "does not exist" : `cannot be read (${code ?? "unknown"})`;
    return `The ${what} ${file} ${why}.`;
  }
}

interface Renewal {
  files: CertificateFiles;
  current: Certificate;
  everyMs: number;
  use: (certificate: Certificate) => void;
  /** What lies there cannot be used, and the old one stays; told once. */
  cannotUse: (why: string) => void;
}

/**
 * Takes up a renewed certificate without a restart: connections that are open go on, new ones get it. Certificate and
 * key are two files, and for a moment only one of them may be new: what does not fit together is looked at again.
 */
export function renewCertificate({ files, current, everyMs, use, cannotUse }: Renewal): { stop(): void } {
  let used = current;
  let lastProblem: string | null = null;
  const look = () => {
    const found = readCertificate(files, Date.now());
    if (typeof found === "string") {
      if (found !== lastProblem) cannotUse(found);
      lastProblem = found;
      return;
    }
    lastProblem = null;
    if (found.cert === used.cert && found.key === used.key) return;
    used = found;
    use(found);
  };
  const timer = setInterval(look, everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
