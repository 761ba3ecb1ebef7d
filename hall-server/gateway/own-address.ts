import type { Socket } from "node:net";

interface Reached {
  isEncrypted: boolean;
  /** The first name that the settings give the hall, if any. */
  name: string | null;
}

/**
 * Where people find the hall that answers on this connection: the name that it was given, else the address that the
 * connection came to. Never what a request says of itself: any address passes for the hall's in its `Host`, and what is
 * made of this stands on paper for ever.
 */
export function ownAddress(
  { localAddress = "127.0.0.1", localPort }: Pick<Socket, "localAddress" | "localPort">,
  { isEncrypted, name }: Reached,
): string {
  // IPv4 on a socket that listens to both.
  const address = localAddress.replace(/^::ffff:(?=\d+\.)/, "");
  const host = name ?? (address.includes(":") ? `[${address}]` : address);
  const scheme = isEncrypted ? "https" : "http";
  return new URL(`${scheme}://${host}:${localPort ?? ""}`).origin;
}
