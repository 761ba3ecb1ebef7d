import { err, type Result } from "../result.ts";
import type { OpenFault, Transport, TransportListener, WriteFault } from "../transport/types.ts";
import { within } from "../wait.ts";

/** A line that several devices share, such as RS-485. */
export interface Bus {
  /** One device's own way to the line, for one opening; like any transport, and every one sees all bytes that come in. */
  join(): Transport;
}

/** A device that asks for more than this at once is out of its mind; the others must not wait for it. */
const longestQueue = 16;
/** A write that did not get its turn in this time is refused: the line takes no more. */
const longestWaitMs = 5000;
/** Between frames of different devices, when the writer asked for nothing: some three characters at 9600 baud. */
const leastGapMs = 4;
/** No device may keep the line to itself for longer. */
const longestHoldMs = 2000;

interface QueuedWrite {
  bytes: Uint8Array;
  holdMs: number;
  settle(result: Result<null, WriteFault>): void;
}

interface Member {
  listener: TransportListener | undefined;
  queue: QueuedWrite[];
}

/**
 * Owns the line: opened with the first device, closed with the last. Devices take turns, one frame each, and a device that
 * is given up leaves the line open for the others. When the line itself is gone, every device hears it.
 */
export function createBus(name: string, createTransport: () => Transport): Bus {
  const members: Member[] = [];
  let line: Transport | undefined;
  let opening: Promise<Result<null, OpenFault>> | undefined;
  let closing: Promise<void> = Promise.resolve();
  let holder: Member | undefined;
  let hold: NodeJS.Timeout | undefined;
  let isWriting = false;

  function openLine(): Promise<Result<null, OpenFault>> {
    opening ??= closing.then(async () => {
      const transport = createTransport();
      line = transport;
      const opened = await transport.open({
        data: (bytes) => {
          for (const { listener } of [...members]) listener?.data(bytes);
        },
        closed: () => lineIsLost(transport),
      });
      if (!opened.ok) forget(transport);
      return opened;
    });
    return opening;
  }

  function forget(transport: Transport): void {
    if (line !== transport) return;
    line = undefined;
    opening = undefined;
    clearTimeout(hold);
    holder = undefined;
  }

  function lineIsLost(transport: Transport): void {
    if (line !== transport) return;
    forget(transport);
    for (const member of members.splice(0)) {
      refuseAll(member);
      const { listener } = member;
      member.listener = undefined;
      listener?.closed();
    }
  }

  async function leave(member: Member): Promise<void> {
    const at = members.indexOf(member);
    if (at >= 0) members.splice(at, 1);
    member.listener = undefined;
    refuseAll(member);
    letGo(member);
    const transport = line;
    if (members.length > 0 || !transport) return;
    forget(transport);
    closing = transport.close();
    await closing;
  }

  /** Members are kept in the order of their turns: who has written goes to the end. */
  async function takeTurns(): Promise<void> {
    if (isWriting || holder || !line) return;
    const member = members.find(({ queue }) => queue.length > 0);
    const write = member?.queue.shift();
    if (!member || !write) return;
    members.push(...members.splice(members.indexOf(member), 1));
    isWriting = true;
    const transport = line;
    const written = await transport.write(write.bytes);
    isWriting = false;
    if (written.ok && line === transport && members.includes(member)) {
      holder = member;
      hold = setTimeout(() => letGo(member), Math.min(Math.max(write.holdMs, leastGapMs), longestHoldMs));
    }
    write.settle(written);
    void takeTurns();
  }

  function letGo(member: Member): void {
    if (holder !== member) return;
    clearTimeout(hold);
    holder = undefined;
    void takeTurns();
  }

  async function queueWrite(
    member: Member,
    bytes: Uint8Array,
    holdMs: number,
  ): Promise<Result<null, WriteFault>> {
    if (!members.includes(member) || !line) return err("line-lost");
    if (member.queue.length >= longestQueue) return err("timeout");
    const { promise: written, resolve: settle } = Promise.withResolvers<Result<null, WriteFault>>();
    const write: QueuedWrite = { bytes: Uint8Array.from(bytes), holdMs, settle };
    member.queue.push(write);
    void takeTurns();
    const late = err<WriteFault>("timeout");
    const result = await within(written, longestWaitMs, late);
    // Given up: it must not go out later, when nobody knows of it any more.
    if (result === late) member.queue = member.queue.filter((queued) => queued !== write);
    return result;
  }

  return {
    join(): Transport {
      const member: Member = { listener: undefined, queue: [] };
      return {
        name,
        async open(listener) {
          const opened = await openLine();
          if (opened.ok && !line) return err("absent");
          if (opened.ok) {
            member.listener = listener;
            members.push(member);
          }
          return opened;
        },
        write: (bytes, holdMs = 0) => queueWrite(member, bytes, holdMs),
        release: () => letGo(member),
        close: () => leave(member),
      };
    },
  };
}

function refuseAll(member: Member): void {
  for (const write of member.queue.splice(0)) write.settle(err("line-lost"));
}
