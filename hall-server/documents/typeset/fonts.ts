/**
 * The faces of documents: Noto Serif SC, and for characters that it lacks HanaMinB, which has all of CJK Extension B to F
 * (names of people and places). What neither has is printed as 〓: visibly wrong rather than left out.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";

export const faces = ["regular", "bold", "rare"] as const;
export type Face = (typeof faces)[number];

export const unknownSign = "〓";

const load: Record<Face, () => Buffer> = {
  regular: () =>
    read(import.meta.resolve("@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf")),
  bold: () => read(import.meta.resolve("@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf")),
  // Half a second once, and only where a name needs it.
  rare: () => brotliDecompressSync(readFileSync(new URL("../fonts/HanaMinB.ttf.br", import.meta.url))),
};

const read = (address: string) => readFileSync(fileURLToPath(address));

const loaded = new Map<Face, Buffer>();

/** The font file, read once in a process. */
export function fontFile(face: Face): Buffer {
  const known = loaded.get(face);
  if (known) return known;
  const file = load[face]();
  loaded.set(face, file);
  return file;
}
