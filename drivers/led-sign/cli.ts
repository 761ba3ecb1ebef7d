import { createInterface } from "node:readline";
import type { TryOut } from "../kind.ts";

/** Every line that is typed is shown on the sign; what came of it is said. */
export const trySign: TryOut = ({ devices, deviceId, transport }, say) => {
  devices.listen((event) => {
    if (event.event === "status") say(`status: ${JSON.stringify(event.status)}`);
  });
  say(`a sign at ${transport}; type what it shall show, Ctrl-C ends`);
  createInterface({ input: process.stdin }).on("line", async (typed) => {
    const answer = await devices.operate(deviceId, "showText", { text: typed.replaceAll("\\n", "\n") });
    say(JSON.stringify(answer));
  });
};
