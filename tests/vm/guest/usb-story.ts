/** A card reader with bulk endpoints and no class (/dev/bus/usb), with one pair of them and with two. */
import { createHand } from "../hand.ts";
import { createGadgetBulk } from "./gadget-bulk.ts";
import type { Outside } from "./outside.ts";
import { pullReader } from "./pulled-reader.ts";
import { expectRefused } from "./refused.ts";
import type { Story } from "./story.ts";

type Hands = Pick<Outside, "plugIn" | "pull" | "putCard" | "takeCard"> & { end(): void };

const ids = { vendorId: 0x0400, productId: 0xc35a };
const headBytes = 7;

function createHands(name: string, pairs: 1 | 2): Hands {
  const gadget = createGadgetBulk({ ...ids, name, pairs }, ({ bytes }) => hand.receive(bytes));
  const hand = createHand({
    send(bytes): void {
      gadget.send(0, pairs === 1 ? bytes : bytes.subarray(0, headBytes));
      if (pairs === 2 && bytes.length > headBytes) gadget.send(1, bytes.subarray(headBytes));
    },
    plugIn: async () => gadget.plugIn(),
    pull: async () => gadget.pull(),
  });
  return {
    plugIn: hand.plugIn,
    pull: async (moment) => ({ out: hand.pull(moment) }),
    putCard: async () => hand.putCard(),
    takeCard: async () => hand.takeCard(),
    end: gadget.end,
  };
}

const node = /^\/dev\/bus\/usb\//;
const readers = [
  { name: "one-pipe", pairs: 1, transport: "usb:0400:c35a" },
  { name: "head-and-body", pairs: 2, transport: "usb:0400:c35a@head-and-body" },
] as const;

export const usbStory: Story = async (_outside, chance, pulls) => {
  const figures: string[] = [];
  for (const { name, pairs, transport } of readers) {
    const hands = createHands(name, pairs);
    const half = Math.ceil(pulls / readers.length);
    const parts = { hands, transport, adapter: "usb", node, chance, pulls: half, looseThreads: 4 };
    figures.push(`${name}: ${await pullReader(parts)}`);
    expectRefused(transport);
    await (await hands.pull({ when: "after-ms", ms: 0 })).out;
    hands.end();
  }
  return figures.join("; ");
};
