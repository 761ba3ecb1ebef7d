import type { TryOut } from "../kind.ts";

const askEveryMs = 20_000;

/** Asks for a rating again and again, and says what was pressed. */
export const tryPad: TryOut = ({ devices, deviceId, transport }, say) => {
  const ask = async () => {
    const question = { openMs: askEveryMs - 2000, text: "请评价" };
    say(`askRating: ${JSON.stringify(await devices.operate(deviceId, "askRating", question))}`);
  };
  devices.listen((event) => {
    if (event.event === "rated") say(`rated: ${event.level} (5 非常满意 … 1 非常不满意)`);
    if (event.event !== "status") return;
    say(`status: ${JSON.stringify(event.status)}`);
    if (event.status.kind === "ready" || event.status.kind === "unconfirmed") void ask();
  });
  setInterval(() => void ask(), askEveryMs);
  say(`a pad at ${transport}; it asks every 20 s: press each key once, Ctrl-C ends`);
};
