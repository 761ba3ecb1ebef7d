import { widthOf } from "./fit-text.ts";
import type { SignState } from "./simulator.ts";

const letterHeight = 28;
const inks: Record<string, string> = { red: "#ff3b30", green: "#34e05a", yellow: "#ffd02e" };

/** What a sign shows, as a picture: an SVG of its rows. */
export function drawSign({ isOn, rows, color }: Pick<SignState, "isOn" | "rows" | "color">): string {
  const columns = Math.max(16, ...rows.map((row) => widthOf(row)));
  const width = columns * (letterHeight / 2) + 24;
  const height = rows.length * (letterHeight + 10) + 14;
  const ink = inks[color] ?? inks.red;
  const lines = rows.map((row, at) => {
    const y = 10 + at * (letterHeight + 10) + letterHeight * 0.86;
    return `<text x="12" y="${y}" xml:space="preserve">${escaped(isOn ? row : "")}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="100%" height="100%" rx="4" fill="#14110f"/>`,
    `<g fill="${ink}" font-family="'Noto Sans CJK SC','Noto Sans SC',monospace" font-size="${letterHeight}">`,
    ...lines,
    "</g></svg>",
  ].join("");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
