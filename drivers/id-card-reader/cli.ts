import type { TryOut } from "../kind.ts";

/** Says what happens on the reader until the program is ended. Of a card, only what proves that it was read: no name, no number. */
export const tryIdCardReader: TryOut = ({ devices, transport }, say) => {
  devices.listen((event) => {
    switch (event.event) {
      case "status":
        say(`status: ${JSON.stringify(event.status)}`);
        return;
      case "card-laid": {
        const { cardKind, name, birth, idNumber } = event.card;
        const shown = `name of ${[...name].length} characters, born ${birth.slice(0, 4)}, number of ${idNumber.length} signs`;
        say(`card laid on: ${cardKind}, ${shown}`);
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
