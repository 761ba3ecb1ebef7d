/** The far end of the USB serial adapter, a simulated reader, and the hand that pulls the adapter out at a moment. */
import type { Socket } from "node:net";
import { createSimulatedReader } from "../../drivers/id-card-reader/simulator.ts";
import { sampleCards } from "../../drivers/simulators/sample-cards.ts";
import { delay } from "../../drivers/wait.ts";
import type { PullMoment } from "./wire.ts";

export interface Hand {
  plugIn(): Promise<void>;
  /** Settles when the cable is out. */
  pull(moment: PullMoment): Promise<void>;
  putCard(): void;
  takeCard(): void;
}

/**
 * QEMU 7.2 breaks down when a byte reaches its serial adapter from outside while the adapter is being taken away; by then
 * all that was sent is in its hands.
 */
const drainMs = 40;

interface Adapter {
  wire: Socket;
  plugIn(): Promise<void>;
  pull(): Promise<void>;
}

export function createHand({ wire, plugIn, pull }: Adapter): Hand {
  let isOut = true;
  let armed: { questions: number; bytes: number; fire: () => void } | undefined;

  const reader = createSimulatedReader((bytes) => {
    if (isOut) return;
    if (armed === undefined || bytes.length < armed.bytes) {
      if (armed) armed.bytes -= bytes.length;
      wire.write(bytes);
      return;
    }
    wire.write(bytes.slice(0, armed.bytes));
    armed.fire();
  });

  wire.on("data", (bytes: Uint8Array) => {
    if (isOut) return;
    if (armed) {
      armed.questions -= 1;
      if (armed.questions <= 0) {
        armed.fire();
        return;
      }
    }
    reader.receive(bytes);
  });

  function momentComes(moment: PullMoment): Promise<void> {
    const { promise, resolve: fire } = Promise.withResolvers<void>();
    const never = Number.POSITIVE_INFINITY;
    switch (moment.when) {
      case "after-ms":
        setTimeout(fire, moment.ms);
        break;
      case "at-question":
        armed = { questions: moment.count, bytes: never, fire };
        break;
      case "after-bytes":
        armed = { questions: never, bytes: moment.count, fire };
        break;
      default:
        moment satisfies never;
    }
    return promise;
  }

  return {
    async plugIn(): Promise<void> {
      reader.restart();
      isOut = false;
      await plugIn();
    },
    async pull(moment): Promise<void> {
      await momentComes(moment);
      isOut = true;
      armed = undefined;
      await delay(drainMs);
      await pull();
    },
    putCard(): void {
      const [sample] = sampleCards;
      if (sample) reader.put({ lying: "card", card: sample.card });
    },
    takeCard: () => reader.take(),
  };
}
