/** A simulated reader at the far end of a cable, and the hand that pulls the cable out at a moment. */
import type { FramingName } from "../../drivers/id-card-reader/framing.ts";
import { createSimulatedReader } from "../../drivers/id-card-reader/simulator.ts";
import { sampleCards } from "../../drivers/simulators/sample-cards.ts";
import type { PullMoment } from "./wire.ts";

export interface Cable {
  send(bytes: Uint8Array): void;
  plugIn(): Promise<void>;
  pull(): Promise<void>;
}

export interface Hand {
  /** What came over the cable. */
  receive(bytes: Uint8Array): void;
  plugIn(): Promise<void>;
  /** Settles when the cable is out. */
  pull(moment: PullMoment): Promise<void>;
  putCard(): void;
  takeCard(): void;
}

export function createHand(cable: Cable, framing: FramingName = "stream"): Hand {
  let isOut = true;
  let armed: { questions: number; bytes: number; fire: () => void } | undefined;

  const reader = createSimulatedReader(
    (bytes) => {
      if (isOut) return;
      if (armed === undefined || bytes.length < armed.bytes) {
        if (armed) armed.bytes -= bytes.length;
        cable.send(bytes);
        return;
      }
      // There is no half of a report.
      if (framing === "stream") cable.send(bytes.slice(0, armed.bytes));
      isOut = true;
      armed.fire();
    },
    { framing },
  );

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
    receive(bytes): void {
      if (isOut) return;
      if (armed) {
        armed.questions -= 1;
        if (armed.questions <= 0) {
          isOut = true;
          armed.fire();
          return;
        }
      }
      reader.receive(bytes);
    },
    async plugIn(): Promise<void> {
      reader.restart();
      isOut = false;
      await cable.plugIn();
    },
    async pull(moment): Promise<void> {
      await momentComes(moment);
      isOut = true;
      armed = undefined;
      await cable.pull();
    },
    putCard(): void {
      const [sample] = sampleCards;
      if (sample) reader.put({ lying: "card", card: sample.card });
    },
    takeCard: () => reader.take(),
  };
}
