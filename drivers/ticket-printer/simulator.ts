import { type Behaviour, normal, type SimulatedDevice, sendAs } from "../simulated-device.ts";
import { createPaperPath } from "./simulator/paper-path.ts";
import { type PrinterCommand, readCommand } from "./simulator/read-command.ts";
import { createRealTimeFilter, type RealTimeCommand } from "./simulator/real-time.ts";
import type { PrintedTicket } from "./simulator/ticket.ts";

export interface SimulatedPrinter extends SimulatedDevice {
  /** Dots until the paper ends; Infinity for a full roll. A roll that ends while printing leaves half a ticket. */
  setPaper(remainingDots: number): void;
  setNearEnd(isNearEnd: boolean): void;
  setCoverOpen(isOpen: boolean): void;
  setCutterJammed(isJammed: boolean): void;
  behave(behaviour: Behaviour): void;
  readonly state: PrinterState;
  readonly tickets: readonly PrintedTicket[];
  /** What came in and is no command that it knows; a test that prints expects none. */
  readonly unknownCommands: readonly number[][];
  /** What came in when the buffer was full, because a host did not heed XOFF. */
  readonly lostBytes: number;
}

export interface PrinterState {
  isPaperOut: boolean;
  isNearEnd: boolean;
  isCoverOpen: boolean;
  isCutterJammed: boolean;
  behaviour: Behaviour;
}

export interface SimulatedPrinterOptions {
  /** A real one does some 1200; the default keeps a development machine lively. */
  dotsPerSecond?: number;
  /** XOFF goes out when 512 are left. */
  bufferBytes?: number;
}

/** The answer to "clear the buffer". */
const bufferCleared = Uint8Array.of(0x37, 0x25, 0x00);
const XON = 0x11;
const XOFF = 0x13;

/**
 * An ESC/POS printer as the adapter meets it: real-time commands work at once and also offline, all others go through the
 * buffer and wait there while the paper is out or the cover open. It prints at a certain speed.
 */
export function createSimulatedPrinter(
  send: (bytes: Uint8Array) => void,
  { dotsPerSecond = 4800, bufferBytes = 16_384 }: SimulatedPrinterOptions = {},
): SimulatedPrinter {
  const path = createPaperPath();
  let buffer: number[] = [];
  let remainingDots = Number.POSITIVE_INFINITY;
  let isNearEnd = false;
  let isCoverOpen = false;
  let isCutterJammed = false;
  let behaviour: Behaviour = normal;
  let reportsChanges = false;
  let lastReport = "";
  let isMoving = false;
  let isHolding = false;
  let lostBytes = 0;

  const filter = createRealTimeFilter(onRealTime, (byte) => buffer.push(byte));
  const isPaperOut = () => remainingDots <= 0;
  const isOffline = () => isPaperOut() || isCoverOpen || isCutterJammed;
  const answer = (...bytes: number[]) => sendAs(behaviour, Uint8Array.from(bytes), send);

  function onRealTime(command: RealTimeCommand): void {
    if (command.command === "ask-status") {
      answer(statusByte(command.n));
      return;
    }
    buffer = [];
    path.reset();
    sendAs(behaviour, bufferCleared, send);
    release();
  }

  function statusByte(n: 1 | 2 | 3 | 4): number {
    const bits: Record<1 | 2 | 3 | 4, number> = {
      1: isOffline() ? 0x08 : 0,
      2: (isCoverOpen ? 0x04 : 0) | (isPaperOut() ? 0x20 : 0) | (isCutterJammed ? 0x40 : 0),
      3: isCutterJammed ? 0x08 : 0,
      4: (isNearEnd || isPaperOut() ? 0x0c : 0) | (isPaperOut() ? 0x60 : 0),
    };
    return 0x12 | bits[n];
  }

  function report(): number[] {
    const first = 0x10 | (isOffline() ? 0x08 : 0) | (isCoverOpen ? 0x20 : 0);
    const third = (isNearEnd || isPaperOut() ? 0x03 : 0) | (isPaperOut() ? 0x0c : 0);
    return [first, isCutterJammed ? 0x08 : 0, third, 0x0f];
  }

  /** Unasked, and not at all while it plays dead. */
  function reportChange(): void {
    const now = report();
    if (!reportsChanges || String(now) === lastReport) return;
    lastReport = String(now);
    answer(...now);
  }

  function changed(): void {
    reportChange();
    work();
  }

  /** Works off the buffer until it waits for bytes, for paper, or for the paper to move. */
  function work(): void {
    while (!isMoving && !isOffline()) {
      const next = readCommand(buffer, path.isChinese);
      if (!next) break;
      const dots = path.lengthOf(next.command);
      if (dots > remainingDots) {
        // The rest of the command waits in the buffer for new paper.
        remainingDots = 0;
        reportChange();
        break;
      }
      remainingDots -= dots;
      buffer.splice(0, next.length);
      move(dots, next.command);
      if (remainingDots <= 0) reportChange();
    }
    release();
  }

  function move(dots: number, command: PrinterCommand): void {
    path.carryOut(command);
    if (command.command === "marker") answer((isNearEnd ? 0x03 : 0) | (isPaperOut() ? 0x0c : 0));
    if (command.command === "report-changes") {
      reportsChanges = command.mask !== 0;
      lastReport = "";
      reportChange();
    }
    if (dots === 0) return;
    isMoving = true;
    setTimeout(
      () => {
        isMoving = false;
        work();
      },
      (dots / dotsPerSecond) * 1000,
    );
  }

  function hold(): void {
    if (isHolding || buffer.length < bufferBytes - 512) return;
    isHolding = true;
    answer(XOFF);
  }

  function release(): void {
    if (!isHolding || buffer.length > bufferBytes / 2) return;
    isHolding = false;
    answer(XON);
  }

  return {
    receive(bytes: Uint8Array): void {
      filter(bytes);
      if (buffer.length > bufferBytes) {
        lostBytes += buffer.length - bufferBytes;
        buffer.length = bufferBytes;
      }
      hold();
      work();
    },
    restart(): void {
      behaviour = normal;
    },
    setPaper(dots: number): void {
      remainingDots = dots;
      changed();
    },
    setNearEnd(value: boolean): void {
      isNearEnd = value;
      changed();
    },
    setCoverOpen(value: boolean): void {
      isCoverOpen = value;
      changed();
    },
    setCutterJammed(value: boolean): void {
      isCutterJammed = value;
      changed();
    },
    behave(next: Behaviour): void {
      behaviour = next;
    },
    get state(): PrinterState {
      return { isPaperOut: isPaperOut(), isNearEnd, isCoverOpen, isCutterJammed, behaviour };
    },
    tickets: path.tickets,
    unknownCommands: path.unknownCommands,
    get lostBytes() {
      return lostBytes;
    },
  };
}
