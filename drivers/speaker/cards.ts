import { readFile } from "node:fs/promises";

/** ` 0 [PCH            ]: HDA-Intel - HDA Intel PCH`: number and name of every card that Linux knows. */
const cardLine = /^\s*(\d+) \[(\S+)\s*\]:/;

export interface SoundCard {
  number: number;
  name: string;
}

export function readCards(text: string): SoundCard[] {
  return text.split("\n").flatMap((line) => {
    const [, number, name] = cardLine.exec(line) ?? [];
    return number !== undefined && name !== undefined ? [{ number: Number(number), name }] : [];
  });
}

/** Outputs of ALSA whose first argument is a card. */
const withCard =
  /^(?:hw|plughw|default|sysdefault|front|surround\d\d|iec958|hdmi|dmix|usbstream):(?:CARD=)?([^,]+)/i;

/** The card that an output of ALSA names (`hw:0,0`, `plughw:CARD=PCH,DEV=0`, `sysdefault:PCH`); null for one that names none. */
export function cardOf(output: string): string | null {
  const [, named] = withCard.exec(output) ?? [];
  return named ?? null;
}

/** Whether an output can be there: its card is, or it names no card, as `default` and a place's own names do. */
export async function isThere(output: string, cardList: string): Promise<boolean> {
  const card = cardOf(output);
  if (card === null) return true;
  const cards = readCards(await readFile(cardList, "utf8").catch(() => ""));
  return cards.some(({ number, name }) => name === card || String(number) === card);
}
