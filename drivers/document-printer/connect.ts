import { connect as connectPlain, type Socket } from "node:net";
import { connect as connectEncrypted, type TLSSocket } from "node:tls";
import { err, ok, type Result } from "../result.ts";
import { within } from "../wait.ts";
import type { PrinterAddress } from "./types.ts";

/** `unreachable`: nobody there. `untrusted`: somebody is there, but not who they should be. Either way nothing was sent. */
export type ConnectFault = "unreachable" | "untrusted";

/**
 * Opens a line to a printer; for `ipps` it is given out only after the certificate was looked at, so that no byte of a
 * document goes to a stranger. `pinnedCertificate`: SHA-256 of the printer's own certificate in hexadecimal, for one that no
 * authority has signed, as printers come from the factory. Without it the authorities that Node knows decide.
 */
export async function connect(
  address: PrinterAddress,
  timeoutMs: number,
  pinnedCertificate?: string,
): Promise<Result<Socket, ConnectFault>> {
  if (address.reach === "network" && address.isEncrypted) {
    return connectTls(address, timeoutMs, pinnedCertificate);
  }
  const socket =
    address.reach === "socket"
      ? connectPlain({ path: address.socketPath })
      : connectPlain({ host: address.host, port: address.port, noDelay: true });
  return settled(socket, "connect", timeoutMs, () => null);
}

function connectTls(
  { host, port }: { host: string; port: number },
  timeoutMs: number,
  pinnedCertificate?: string,
): Promise<Result<Socket, ConnectFault>> {
  const socket = connectEncrypted({
    host,
    port,
    ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }),
    rejectUnauthorized: false,
  });
  return settled(socket, "secureConnect", timeoutMs, () => {
    const isTrusted = pinnedCertificate
      ? fingerprintOf(socket) === normalFingerprint(pinnedCertificate)
      : socket.authorized;
    return isTrusted ? null : "untrusted";
  });
}

async function settled(
  socket: Socket,
  event: "connect" | "secureConnect",
  timeoutMs: number,
  check: () => ConnectFault | null,
): Promise<Result<Socket, ConnectFault>> {
  const opened = new Promise<Result<Socket, ConnectFault>>((resolve) => {
    socket.once(event, () => {
      const fault = check();
      resolve(fault ? err(fault) : ok(socket));
    });
    // Stays: an error on a socket that nobody uses any more would end the process.
    socket.on("error", () => resolve(err("unreachable")));
    socket.once("close", () => resolve(err("unreachable")));
  });
  const result = await within(opened, timeoutMs, err<ConnectFault>("unreachable"));
  if (!result.ok) socket.destroy();
  return result;
}

function fingerprintOf(socket: TLSSocket): string {
  return normalFingerprint(socket.getPeerX509Certificate()?.fingerprint256 ?? "");
}

/** `AB:CD:…` as certificates are shown, or bare hexadecimal. */
export function normalFingerprint(text: string): string {
  return text.replaceAll(":", "").toLowerCase();
}

/** What a printer shows of itself, for a person to compare and write into the configuration; null when it shows nothing. */
export async function certificateAt(host: string, port: number, timeoutMs: number): Promise<string | null> {
  const socket = connectEncrypted({ host, port, rejectUnauthorized: false });
  const opened = await settled(socket, "secureConnect", timeoutMs, () => null);
  const fingerprint = opened.ok ? fingerprintOf(socket) : null;
  socket.destroy();
  return fingerprint || null;
}
