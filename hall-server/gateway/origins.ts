import type { IncomingHttpHeaders } from "node:http";
import { isIP } from "node:net";
import { hostname } from "node:os";

export interface Entrance {
  /** The hall itself speaks TLS; a proxy in front of it does not count. */
  isEncrypted: boolean;
  /** What people call the hall: the first name of its settings; null = it has none. */
  name: string | null;
  /** Names under which this hall may be asked for, besides its addresses. */
  hostNames: readonly string[];
  /** Other places that serve pages for this hall, e.g. `https://hall.example`. */
  allowedOrigins: readonly string[];
}

/** Why somebody is turned away at the door. */
export type Turned = "host" | "origin";

/**
 * Whom a request was meant for, and which page sent it.
 *
 * *Host*: a page of the internet can point its own name to 127.0.0.1 or to the hall's address (DNS rebinding); for the
 * browser it then is of one origin with the hall. An address, `localhost`, this machine's name and the names from the
 * settings are the hall's; no other name is.
 *
 * *Origin*: programs send none. Pages of the hall have its own; those that a device host serves come from the loopback
 * address of their machine, from whatever port is free there; others are named in the settings. An origin opens nothing
 * by itself: no cookie goes along, and a page has no token but those that people gave it.
 */
export function turnAway(headers: IncomingHttpHeaders, entrance: Entrance): Turned | null {
  const { host, origin } = headers;
  if (host !== undefined && !isOwnHost(host, entrance)) return "host";
  return origin === undefined || mayAsk(origin, host, entrance) ? null : "origin";
}

interface EntranceSettings {
  isEncrypted: boolean;
  hostNames: readonly string[];
  allowedOrigins: readonly string[];
  /** Where phones find the hall, perhaps through a proxy that asks it by another name. */
  phoneAddress: string | null;
}

/** The hall's names and pages: from its settings, from where its phone pages are, and this machine's name. */
export function entranceOf(settings: EntranceSettings): Entrance {
  const phone = settings.phoneAddress === null ? null : parse(settings.phoneAddress);
  const origins = [...settings.allowedOrigins, ...(phone ? [phone.origin] : [])];
  const machine = hostname();
  const hosts = origins.flatMap((origin) => parse(origin)?.hostname ?? []);
  const names = [...settings.hostNames, ...hosts, machine, `${machine}.local`];
  return {
    isEncrypted: settings.isEncrypted,
    name: settings.hostNames[0]?.toLowerCase() ?? null,
    hostNames: names.map((name) => name.toLowerCase()),
    allowedOrigins: origins,
  };
}

/** A sentence when a setting would never fit what browsers send; null when all is well. */
export function wrongEntrance(origins: readonly string[], hostNames: readonly string[]): string | null {
  const origin = origins.find((one) => parse(one)?.origin !== one || one === "null");
  if (origin !== undefined)
    return `--allow-origin ${origin}: written as browsers do, e.g. https://hall.example or http://10.0.0.7:8140, without a path.`;
  const name = hostNames.find((one) => !/^[\w-]+(\.[\w-]+)*$/.test(one));
  return name === undefined
    ? null
    : `--host-name ${name}: the name alone, e.g. hall.example, without port or path.`;
}

function isOwnHost(host: string, { hostNames }: Entrance): boolean {
  const url = parse(`http://${host}`);
  if (url === null || url.pathname !== "/" || url.username !== "" || url.search !== "" || url.hash !== "")
    return false;
  const name = url.hostname.replace(/^\[|\]$/g, "");
  return isIP(name) !== 0 || name === "localhost" || hostNames.includes(name);
}

function mayAsk(origin: string, host: string | undefined, entrance: Entrance): boolean {
  if (entrance.allowedOrigins.includes(origin)) return true;
  const url = parse(origin);
  // `null`, and whatever no browser writes.
  if (url === null || url.origin !== origin) return false;
  // Behind a proxy that speaks TLS the page's origin is https; a hall that speaks it itself has no plain pages.
  const own = entrance.isEncrypted ? [`https://${host}`] : [`http://${host}`, `https://${host}`];
  if (own.includes(origin)) return true;
  return url.protocol === "http:" && ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);
}

function parse(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
