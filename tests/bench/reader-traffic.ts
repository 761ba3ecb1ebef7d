/** What a card reader says over a day: mostly that no card lies on it. */
import { encodeBaseData } from "../../drivers/id-card-reader/base-data.ts";
import { encodeCardText } from "../../drivers/id-card-reader/card.ts";
import { encodeReply } from "../../drivers/id-card-reader/commands.ts";
import { sampleCards } from "../../drivers/simulators/sample-cards.ts";

const looksPerCard = 20;

/** The frames of so many cards, one after the other. */
export function readerTraffic(cards: number): { bytes: Uint8Array; frames: number } {
  const frames = Array.from({ length: cards }, (_, at) => {
    const { card } = sampleCards[at % sampleCards.length] ?? fail();
    return [
      ...Array.from({ length: looksPerCard }, () => encodeReply("findFailed")),
      encodeReply("cardFound", new Uint8Array(4)),
      encodeReply("ok", new Uint8Array(8)),
      encodeReply("ok", encodeBaseData(encodeCardText(card))),
    ];
  }).flat();
  return { bytes: Buffer.concat(frames), frames: frames.length };
}

function fail(): never {
  throw new Error("There are no sample cards.");
}
