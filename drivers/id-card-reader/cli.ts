import type { Devices } from "../contract/devices.ts";
import type { TryOut } from "../kind.ts";
import { delay } from "../wait.ts";

/** Says what happens on the reader until the program is ended. Of a card, only what proves that it was read: no name, no number. */
export const tryIdCardReader: TryOut = ({ devices, transport }, say) => {
  devices.listen((event) => {
    switch (event.event) {
      case "status":
        say(`status: ${JSON.stringify(event.status)}`);
        void sayIdentity(devices, event.deviceId, say);
        return;
      case "card-laid": {
        const { cardKind, name, birth, idNumber, newAddress } = event.card;
        const beyond = [newAddress && "an additional address", event.portrait && "a portrait"].filter(
          Boolean,
        );
        const shown = `name of ${[...name].length} characters, born ${birth.slice(0, 4)}, number of ${idNumber.length} signs`;
        say(`card laid on: ${[cardKind, shown, ...beyond].join(", ")}`);
        return;
      }
      case "card-unreadable":
        say(`card cannot be read: ${event.fault}`);
        return;
      case "card-taken":
        say("card taken away");
        return;
    }
  });
  say(`looking for a reader at ${transport}; lay a card on it, Ctrl-C ends`);
};

/** It is asked for after the reader is ready. */
async function sayIdentity(devices: Devices, deviceId: string, say: (line: string) => void): Promise<void> {
  await delay(identityMs);
  const identity = (await devices.list()).find((device) => device.deviceId === deviceId)?.identity;
  if (identity !== undefined) say(`security module: ${identity}`);
}

const identityMs = 1000;
