import type { LostCause } from "../../../drivers/contract/status.ts";
import type { MakeAdapter } from "../../../drivers/driver.ts";
import { Pause } from "../../../drivers/wait.ts";
import { createOtterParser, encodeOtter, type OtterFrame, sorts } from "./frame.ts";

const askEveryMs = 800;
const answerMs = 300;
const silencesUntilLost = 3;
/** The rest of a code comes at once; what comes later is another code. */
const brokenOffMs = 2000;
/** The largest QR code. */
const longestCode = 3000;
const nothing = new Uint8Array(0);

export const makeAdapter: MakeAdapter = ({ options = {} }) => {
  const [unknown] = Object.keys(options);
  if (unknown !== undefined) throw new Error(`options.${unknown} is no setting of an Otter`);

  return (port, sink) => {
    const pause = new Pause();
    const parser = createOtterParser();
    let lastNumber: number | null = null;
    let pieces: Uint8Array[] = [];
    let lastPieceAt = 0;
    let asked = 0;
    let answered: ((isHere: boolean) => void) | undefined;
    let hasHeardRubbish = false;

    function hear({ sort, number, content }: OtterFrame): void {
      if (sort === sorts.here) {
        if (number === asked) answered?.(true);
        return;
      }
      void port.write(encodeOtter({ sort: sorts.have, number, content: nothing }));
      // It repeats what it thinks that nobody had.
      const isRepeated = number === lastNumber;
      lastNumber = number;
      if (isRepeated && sort !== sorts.hello) return;
      if (sort === sorts.codePiece || sort === sorts.codeEnd) collect(content, sort === sorts.codeEnd);
      // Switched on: what it had begun is over.
      else if (sort === sorts.hello) pieces = [];
    }

    function collect(piece: Uint8Array, isLast: boolean): void {
      const now = performance.now();
      if (now - lastPieceAt > brokenOffMs) pieces = [];
      lastPieceAt = now;
      pieces.push(piece);
      const bytes = Buffer.concat(pieces);
      if (isLast || bytes.length > longestCode) pieces = [];
      if (isLast && bytes.length <= longestCode) tell(bytes);
    }

    function tell(bytes: Uint8Array): void {
      const text = readText(bytes);
      if (text === null) sink.status({ kind: "faulty", fault: "codes-unreadable" });
      else sink.event({ event: "code-scanned", text });
    }

    async function isHere(): Promise<boolean> {
      asked = (asked + 1) & 0xff;
      const { promise, resolve } = Promise.withResolvers<boolean>();
      answered = resolve;
      const timer = setTimeout(resolve, answerMs, false);
      const written = await port.write(
        encodeOtter({ sort: sorts.areYouThere, number: asked, content: nothing }),
      );
      if (!written.ok) resolve(false);
      const here = await promise;
      clearTimeout(timer);
      answered = undefined;
      return here;
    }

    return {
      receive(bytes): void {
        const frames = parser.push(bytes);
        if (frames.length === 0) hasHeardRubbish = true;
        for (const frame of frames) hear(frame);
      },
      async run(): Promise<LostCause> {
        let silences = 0;
        do {
          hasHeardRubbish = false;
          if (await isHere()) {
            silences = 0;
            sink.alive();
            sink.status({ kind: "ready" });
            continue;
          }
          silences += 1;
          if (silences >= silencesUntilLost) return hasHeardRubbish ? "garbage" : "silent";
        } while ((await pause.wait(silences > 0 ? 50 : askEveryMs)) === "on");
        return "unplugged";
      },
      stop(): void {
        pause.end();
        answered?.(false);
      },
    };
  };
};

function readText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
