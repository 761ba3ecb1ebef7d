import type { TryOut } from "../kind.ts";

/** Says of each code how long it is and how it begins: a whole one may be the key to somebody's ticket. */
export const tryScanner: TryOut = ({ devices, transport }, say) => {
  devices.listen((event) => {
    if (event.event === "status") say(`status: ${JSON.stringify(event.status)}`);
    if (event.event === "code-scanned") say(`code: ${described(event.text)}`);
  });
  say(`listening at ${transport}; scan something, Ctrl-C ends`);
};

function described(text: string): string {
  const characters = [...text];
  const isLong = characters.length > 12;
  return `${characters.length} characters, ${JSON.stringify(characters.slice(0, 8).join(""))}${isLong ? " …" : ""}`;
}
