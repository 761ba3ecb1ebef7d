import { createInterface } from "node:readline";
import type { TryOut } from "../kind.ts";

/** Says each key; `A001 7` typed shows the number A001 and 7 waiting. */
export const tryKeypad: TryOut = ({ devices, deviceId, transport }, say) => {
  devices.listen((event) => {
    if (event.event === "status") say(`status: ${JSON.stringify(event.status)}`);
    if (event.event === "key-pressed") say(`key: ${JSON.stringify(event.key)}`);
  });
  say(`a keypad at ${transport}; press its keys, type a number and how many wait (A001 7), Ctrl-C ends`);
  createInterface({ input: process.stdin }).on("line", async (typed) => {
    const [number = "", waiting] = typed.trim().split(/\s+/);
    const display = waiting === undefined ? { number } : { number, waiting: Number(waiting) };
    say(JSON.stringify(await devices.operate(deviceId, "showNumber", display)));
  });
};
