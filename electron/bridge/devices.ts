import { z } from "zod";
import type { ClaimOutcome, DeviceHistoryEntry, DeviceInfo } from "../../drivers/contract/devices.ts";
import { type OperationName, operationNames, refuse } from "../../drivers/contract/operations.ts";
import { type BridgeParts, handleChannel, small } from "./channel.ts";
import { channels } from "./channels.ts";

const deviceId = z.string().max(64);
const nothing = z.tuple([]);
const oneDevice = z.tuple([deviceId]);
const operation = z.tuple([deviceId, z.enum(operationNames), z.unknown()]);
/** A ticket with a full-width picture is some 100 kB; a document of many scanned pages some 20 MB. */
const operationLimit = { bytes: 32_000_000, depth: 8 };

type Answered = ReturnType<typeof refuse<OperationName>>;

/** `devices:…`: the devices of this place, as one owner for each page. The device host judges an operation's input. */
export function handleDevices(parts: BridgeParts): void {
  handleChannel<typeof nothing, DeviceInfo[]>(parts, {
    name: channels.listDevices,
    words: nothing,
    limit: small,
    refusal: () => [],
    answer: (window) => window.devices.list(),
  });
  handleChannel<typeof operation, Answered | null>(parts, {
    name: channels.operate,
    words: operation,
    limit: operationLimit,
    refusal: (_because, [, name]) => (isOperation(name) ? refuse(name, "bad-input") : null),
    answer: (window, id, name, input) => window.devices.operate<OperationName>(id, name, input as never),
  });
  handleChannel<typeof oneDevice, ClaimOutcome>(parts, {
    name: channels.claim,
    words: oneDevice,
    limit: small,
    refusal: () => "not-found",
    answer: (window, id) => window.devices.claim(id),
  });
  handleChannel<typeof oneDevice, null>(parts, {
    name: channels.release,
    words: oneDevice,
    limit: small,
    refusal: () => null,
    answer: async (window, id) => {
      await window.devices.release(id);
      return null;
    },
  });
  handleChannel<typeof oneDevice, DeviceHistoryEntry[]>(parts, {
    name: channels.history,
    words: oneDevice,
    limit: small,
    refusal: () => [],
    answer: (window, id) => window.devices.history(id),
  });
}

function isOperation(name: unknown): name is OperationName {
  return operationNames.includes(name as OperationName);
}
