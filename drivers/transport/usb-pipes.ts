import { err, ok, type Result } from "../result.ts";
import type { UsbConfiguration, UsbEndpoint } from "./usb-library.ts";

/**
 * How messages go through a device's bulk endpoints.
 *
 *   one-pipe        all through the first pair
 *   head-and-body   the first 7 bytes of a message through the first pair (02 and 81 where it was seen), the rest through the
 *                   second (06 and 85); the head's last two bytes, big-endian, tell how much that is. From one public source.
 */
export type UsbPipes = "one-pipe" | "head-and-body";

export const headBytes = 7;

/** How many bytes follow a head; null when it cannot be one. */
export function bodyBytesOf(head: Uint8Array): number | null {
  const length = ((head[5] ?? 0) << 8) | (head[6] ?? 0);
  return head.length === headBytes && length > 0 && length <= longestBody ? length : null;
}

const longestBody = 4096;

export interface BulkPair {
  in: number;
  out: number;
}

export interface BulkInterface {
  interfaceNumber: number;
  first: BulkPair;
  /** Only with `head-and-body`. */
  second: BulkPair | null;
}

const vendorClass = 0xff;

/** The interface to claim: of the maker's own class if there is one, with as many pairs of bulk endpoints as the pipes need. */
export function findBulkInterface(
  configuration: UsbConfiguration | null,
  pipes: UsbPipes,
): Result<BulkInterface, "no-bulk-endpoints"> {
  const fitting = (configuration?.interfaces ?? []).flatMap(({ interfaceNumber, alternate }) => {
    const [first, second] = pairsOf(alternate.endpoints);
    if (!first || (pipes === "head-and-body" && !second)) return [];
    const isOwn = alternate.interfaceClass === vendorClass;
    return [
      { isOwn, found: { interfaceNumber, first, second: pipes === "one-pipe" ? null : (second ?? null) } },
    ];
  });
  const chosen = fitting.find(({ isOwn }) => isOwn) ?? fitting[0];
  return chosen ? ok(chosen.found) : err("no-bulk-endpoints");
}

function pairsOf(endpoints: readonly UsbEndpoint[]): BulkPair[] {
  const bulk = endpoints.filter(({ type }) => type === "bulk");
  const numbers = (direction: UsbEndpoint["direction"]) =>
    bulk
      .filter((endpoint) => endpoint.direction === direction)
      .map(({ endpointNumber }) => endpointNumber)
      .sort((a, b) => a - b);
  const outs = numbers("out");
  return numbers("in").flatMap((number, at) => {
    const out = outs[at];
    return out === undefined ? [] : [{ in: number, out }];
  });
}
