/** A card reader that speaks in HID reports (/dev/hidraw0), in both ways that are known to put frames into reports. */
import type { FramingName } from "../../../drivers/id-card-reader/framing.ts";
import { createHand } from "../hand.ts";
import type { Outside } from "./outside.ts";
import { pullReader } from "./pulled-reader.ts";
import { expectRefused } from "./refused.ts";
import type { Story } from "./story.ts";
import { createVirtualHid, type VirtualHid } from "./uhid.ts";

type Hands = Pick<Outside, "plugIn" | "pull" | "putCard" | "takeCard">;

function createHands(framing: FramingName, vendorId: number, productId: number): Hands {
  let device: VirtualHid | undefined;
  const identity = { name: "virtual card reader", vendorId, productId, serialNumber: "0001" };
  const hand = createHand(
    {
      send: (report) => device?.send(report),
      plugIn: async () => {
        device = createVirtualHid(identity, (report) => hand.receive(report));
      },
      pull: async () => device?.destroy(),
    },
    framing,
  );
  return {
    plugIn: hand.plugIn,
    pull: async (moment) => ({ out: hand.pull(moment) }),
    putCard: async () => hand.putCard(),
    takeCard: async () => hand.takeCard(),
  };
}

const node = /^\/dev\/hidraw/;
const readers = [
  { framing: "raw64", vendorId: 0x2b8b, productId: 0x2721, ids: "2b8b:2721" },
  { framing: "len63", vendorId: 0x0483, productId: 0x572b, ids: "0483:572b" },
] as const;

export const hidStory: Story = async (_outside, chance, pulls) => {
  const figures: string[] = [];
  for (const { framing, vendorId, productId, ids } of readers) {
    const hands = createHands(framing, vendorId, productId);
    const half = Math.ceil(pulls / readers.length);
    const parts = { hands, transport: `hid:${ids}`, adapter: `hid-${framing}`, node, chance, pulls: half };
    figures.push(`${framing}: ${await pullReader(parts)}`);
    expectRefused(parts.transport);
    await (await hands.pull({ when: "after-ms", ms: 0 })).out;
  }
  return figures.join("; ");
};
