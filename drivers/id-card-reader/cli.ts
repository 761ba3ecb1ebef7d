import { startDeviceHost } from "../host/device-host.ts";

/** Says what happens on the reader until the program is ended. Of a card, only what proves that it was read: no name, no number. */
export function tryIdCardReader(transport: string, say: (line: string) => void): void {
  const config = [{ deviceId: "tried", kind: "id-card-reader" as const, model: "tried by hand", transport }];
  startDeviceHost(config).listen((event) => {
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
      default:
        event satisfies never;
    }
  });
  say(`looking for a reader at ${transport}; lay a card on it, Ctrl-C ends`);
}
