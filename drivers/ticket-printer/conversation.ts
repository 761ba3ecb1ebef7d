import type { DevicePort } from "../driver.ts";
import { err, ok, type Result } from "../result.ts";
import { delay } from "../wait.ts";
import { commands } from "./commands.ts";
import { createPrinterParser } from "./frame.ts";
import { conditionOfAnswers, conditionOfReport, type PrinterCondition } from "./status.ts";
import type { PrinterSettings } from "./types.ts";

export type TalkFault = "silent" | "garbage" | "line-lost";
/** `held-up`: the printer takes no more bytes. */
export type SendFault = "line-lost" | "held-up";

export interface Conversation {
  receive(bytes: Uint8Array): void;
  /** Asks DLE EOT 1 to 4, one after the other: the answers do not say which question they belong to. */
  askCondition(): Promise<Result<PrinterCondition, TalkFault>>;
  /** Waits first while the printer says XOFF. */
  send(bytes: Uint8Array): Promise<Result<null, SendFault>>;
  /** Markers that came back since `forgetMarkers()`. */
  readonly markers: number;
  forgetMarkers(): void;
  /** Waits until so many markers have come back; false when the time is over or the line is gone. */
  awaitMarkers(count: number, timeoutMs: number): Promise<boolean>;
  /** Throws away what the printer has received and not printed; false when it does not say within the time that it has. */
  clearBuffer(timeoutMs: number): Promise<boolean>;
  readonly isOver: boolean;
  stop(): void;
}

const restAfterGarbageMs = 100;
/** After an answer was missing, a whole look counts only when nothing more comes in for so long. */
const quietMs = 250;

export function createConversation(
  port: DevicePort,
  settings: PrinterSettings,
  onReport: (condition: PrinterCondition) => void,
): Conversation {
  const parser = createPrinterParser();
  let isOver = false;
  let isHeld = false;
  let markers = 0;
  let clearings = 0;
  let onAnswer: ((byte: number) => void) | undefined;
  /** Answers that came when no question was open: late ones, each of which puts all that follow one question behind. */
  let strays = 0;
  let isShaken = false;
  const wakers = new Set<() => void>();

  function wakeAll(): void {
    for (const wake of wakers) wake();
  }

  /** Until the condition holds, the time is over or the line is gone; answers whether it holds. */
  async function until(holds: () => boolean, timeoutMs: number): Promise<boolean> {
    if (holds() || isOver) return holds();
    return new Promise((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        wakers.delete(check);
        resolve(holds());
      };
      const check = () => {
        if (holds() || isOver) finish();
      };
      const timer = setTimeout(finish, timeoutMs);
      wakers.add(check);
    });
  }

  async function ask(n: 1 | 2 | 3 | 4): Promise<Result<number, TalkFault>> {
    const discardedBefore = parser.discardedBytes;
    const answers: number[] = [];
    onAnswer = (byte) => answers.push(byte);
    const written = await port.write(Uint8Array.from(commands.askStatus(n)));
    if (written.ok) await until(() => answers.length > 0, settings.statusMs);
    onAnswer = undefined;
    const [answer] = answers;
    const isClean = answers.length === 1 && parser.discardedBytes === discardedBefore;
    if (answer !== undefined && isClean) return ok(answer);
    if (isOver || (!written.ok && written.error === "line-lost")) return err("line-lost");
    isShaken = true;
    const isSilent = answers.length === 0 && parser.discardedBytes === discardedBefore;
    if (isSilent) {
      const straysBefore = strays;
      await until(() => strays > straysBefore, settings.latestMs - settings.statusMs);
    } else await delay(restAfterGarbageMs);
    return err(isSilent ? "silent" : "garbage");
  }

  /** The answers do not say which question they belong to: one too many shows that the others were taken amiss. */
  async function isQuiet(): Promise<boolean> {
    const before = strays;
    await until(() => strays > before, quietMs);
    isShaken = strays > before;
    return !isShaken;
  }

  return {
    receive(bytes: Uint8Array): void {
      const discardedBefore = parser.discardedBytes;
      const words = parser.push(bytes);
      // Nothing here has a checksum: a piece with rubbish in it is rubbish, however much of it looks right.
      const isClean = parser.discardedBytes === discardedBefore;
      for (const word of words) {
        switch (word.word) {
          case "answer":
            if (onAnswer) onAnswer(word.byte);
            else strays += 1;
            break;
          case "report":
            if (isClean) onReport(conditionOfReport(word.bytes));
            break;
          case "marker":
            if (isClean) markers += 1;
            break;
          case "cleared":
            if (isClean) clearings += 1;
            break;
          case "go-on":
            isHeld = false;
            break;
          case "wait":
            isHeld = true;
            break;
          default:
            word satisfies never;
        }
      }
      wakeAll();
    },
    async askCondition(): Promise<Result<PrinterCondition, TalkFault>> {
      const answers: number[] = [];
      for (const n of [1, 2, 3, 4] as const) {
        const answer = await ask(n);
        if (!answer.ok) return answer;
        answers.push(answer.value);
      }
      if (isShaken && !(await isQuiet())) return err("garbage");
      const [n1 = 0, n2 = 0, n3 = 0, n4 = 0] = answers;
      return ok(conditionOfAnswers(n1, n2, n3, n4));
    },
    async send(bytes: Uint8Array): Promise<Result<null, SendFault>> {
      const mayGoOn = await until(() => !isHeld, settings.flowMs);
      if (isOver) return err("line-lost");
      if (!mayGoOn) return err("held-up");
      const written = await port.write(bytes);
      if (written.ok) return ok(null);
      return err(written.error === "timeout" ? "held-up" : "line-lost");
    },
    get markers() {
      return markers;
    },
    forgetMarkers(): void {
      markers = 0;
    },
    awaitMarkers: (count, timeoutMs) => until(() => markers >= count, timeoutMs),
    async clearBuffer(timeoutMs): Promise<boolean> {
      const before = clearings;
      // At once, also when the printer says XOFF: the command is carried out ahead of all that waits.
      const written = await port.write(Uint8Array.from(commands.clearBuffer()));
      return written.ok && until(() => clearings > before, timeoutMs);
    },
    get isOver() {
      return isOver;
    },
    stop(): void {
      isOver = true;
      wakeAll();
    },
  };
}
