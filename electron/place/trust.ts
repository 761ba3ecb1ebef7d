import { readFileSync } from "node:fs";
import { getCACertificates, setDefaultCACertificates } from "node:tls";

/**
 * From now on this process also believes the authority in that file (PEM). A variable of the environment would not do: with its
 * fuse off, a packaged Electron reads NODE_EXTRA_CA_CERTS as little as NODE_OPTIONS.
 */
export function trustAuthority(file: string | undefined): void {
  if (file === undefined) return;
  setDefaultCACertificates([...getCACertificates("default"), readFileSync(file, "utf8")]);
}

/** Whether the file holds at least one certificate. */
export function holdsCertificate(file: string): boolean {
  try {
    return readFileSync(file, "utf8").includes("-----BEGIN CERTIFICATE-----");
  } catch {
    return false;
  }
}
