import { z } from "zod";
import type { Simulate } from "../kind.ts";
import { err, ok } from "../result.ts";
import { actOnAny, type Done } from "../simulators/actions.ts";
import type { SimulatedLine } from "../simulators/line.ts";
import { sampleCards } from "../simulators/sample-cards.ts";
import type { FramingName } from "./framing.ts";
import { createSimulatedReader, type SimulatedReader } from "./simulator.ts";

const readerAction = z.discriminatedUnion("action", [
  z.strictObject({ action: z.literal("put-card"), card: z.string() }),
  z.strictObject({ action: z.enum(["take-card", "bad-card"]) }),
]);

/** By adapter: in which the simulated reader puts its frames. No line of a simulator gives reports as they are. */
const framingOf: Record<string, FramingName> = { "hid-raw64": "raw64", "hid-len63": "len63" };

export const simulateIdCardReader: Simulate = async ({ deviceId, adapter = "" }, makeLine) => {
  const options = { framing: framingOf[adapter] ?? "stream", hearsReports: false };
  const reader = createSimulatedReader((bytes) => line.send(bytes), options);
  const line = await makeLine(deviceId, (bytes) => reader.receive(bytes));
  return {
    transport: line.transport,
    state: () => ({
      isPluggedIn: line.isPluggedIn,
      behaviour: reader.behaviour.behaviour,
      lying: cardIdOf(reader.lying),
      cards: sampleCards.map(({ cardId, note, card }) => ({ cardId, note, name: card.name })),
    }),
    act: (input) => act(reader, line, input),
  };
};

/** `bad-card` for one that cannot be read, null for none. */
function cardIdOf(lying: SimulatedReader["lying"]): string | null {
  if (lying?.lying !== "card") return lying === null ? null : "bad-card";
  return sampleCards.find(({ card }) => card === lying.card)?.cardId ?? null;
}

async function act(reader: SimulatedReader, line: SimulatedLine, input: unknown): Promise<Done> {
  const parsed = readerAction.safeParse(input);
  if (!parsed.success) return actOnAny(reader, line, input);
  switch (parsed.data.action) {
    case "put-card": {
      const { card: cardId } = parsed.data;
      const sample = sampleCards.find((candidate) => candidate.cardId === cardId);
      if (!sample) return err("no-such-card");
      reader.put({ lying: "card", card: sample.card });
      return ok(null);
    }
    case "take-card":
      reader.take();
      return ok(null);
    case "bad-card":
      reader.put({ lying: "bad-card", status: "readFailed" });
      return ok(null);
    default:
      return parsed.data satisfies never;
  }
}
