import type { ConformanceSuite, TestBench } from "../conformance/suite.ts";
import type { IdCard } from "../contract/id-card.ts";
import { sampleCards } from "../simulators/sample-cards.ts";

/** A reader looks for a card every 400 ms and needs some 200 ms to read one; a hand is not much slower. */
const readMs = 8000;
const takenMs = 8000;
const stillMs = 3000;

async function lay(bench: TestBench, cardId: string, words: string): Promise<IdCard> {
  await bench.hand.do({ action: "put-card", card: cardId }, words);
  const { card } = await bench.next("card-laid", "a card on the reader", readMs);
  return card;
}

async function take(bench: TestBench): Promise<void> {
  await bench.hand.do({ action: "take-card" }, "Take the card away.");
  await bench.next("card-taken", "the card taken away", takenMs);
}

/** Of a real card nothing is told, not even in a failure: only which field cannot be right. */
function expectPlausible(bench: TestBench, card: IdCard): void {
  const { name, idNumber, birth, validFrom, validTo } = card;
  bench.expect(name.trim() !== "", "no name");
  bench.expect(/^[0-9A-Z]{9,18}$/.test(idNumber), "the number has signs that no number has");
  for (const [field, date] of Object.entries({ birth, validFrom, validTo })) {
    bench.expect(date === null || /^\d{4}-\d{2}-\d{2}$/.test(date), `${field} is no date`);
  }
}

export const idCardReaderSuite: ConformanceSuite = {
  async works(bench) {
    const card = await lay(bench, "resident", "Lay an ID card on the reader.");
    expectPlausible(bench, card);
    await take(bench);
  },
  isAsked: true,
  operations: [],
  steps: [
    ...sampleCards.map(({ cardId, note, card }) => ({
      step: `${note}: every field comes as it stands on the card`,
      only: "simulator" as const,
      async run(bench: TestBench) {
        const read = await lay(bench, cardId, "");
        const wrong = Object.entries(card).find(([field, value]) => read[field as keyof IdCard] !== value);
        bench.expect(wrong === undefined, `${wrong?.[0]} is another`);
        await take(bench);
      },
    })),
    {
      step: "a card that lies there is told once",
      async run(bench) {
        await lay(bench, "resident", "Lay an ID card on the reader, and leave it there.");
        await bench.expectNone(["card-laid", "card-taken", "card-unreadable"], stillMs);
        await take(bench);
        await bench.expectNone(["card-laid", "card-taken", "card-unreadable"], stillMs);
      },
    },
    {
      step: "a card that cannot be read is told as that, and the next one is read",
      async run(bench) {
        await bench.hand.do(
          { action: "bad-card" },
          "Lay a card on the reader that is no ID card, such as a bank or bus card.",
        );
        await bench.next("card-unreadable", "a card that cannot be read", readMs);
        await bench.hand.do({ action: "take-card" }, "Take the card away.");
        await bench.next("card-taken", "the card taken away", takenMs);
        await lay(bench, "resident", "Lay an ID card on the reader.");
        await take(bench);
      },
    },
    {
      step: "one card after another: the second is read, and the first is not shown again",
      only: "simulator",
      async run(bench) {
        const first = await lay(bench, "resident", "");
        await bench.hand.do({ action: "take-card" }, "");
        const second = await lay(bench, "elderly", "");
        bench.expect(first.idNumber !== second.idNumber, "the first card was told for the second");
        await take(bench);
      },
    },
    {
      step: "a card that is on the reader when the cable is pulled is told as taken away",
      async run(bench) {
        await lay(bench, "resident", "Lay an ID card on the reader, and leave it there.");
        await bench.hand.do({ action: "cable-out" }, "Pull the reader's cable out.");
        await bench.next("card-taken", "the card of a reader without a cable", 5000);
        await bench.hand.do({ action: "take-card" }, "Take the card away.");
        await bench.hand.do({ action: "cable-in" }, "Put the cable in again.");
        await bench.awaitStatus(["ready"], 10_000);
      },
    },
  ],
};
