/** Long enough for the browser to have read it. */
const readMs = 60_000;

/** In a shell there is no other page: its windows are what they are. */
export function openInNewPage(pdf: Uint8Array): { kind: "opened" | "not-opened" | "no-printer" } {
  if (window.yichuang) return { kind: "no-printer" };
  const address = addressOf(pdf);
  const page = window.open(address, "_blank");
  setTimeout(() => URL.revokeObjectURL(address), readMs);
  return { kind: page ? "opened" : "not-opened" };
}

export function saveFile(pdf: Uint8Array, name: string): void {
  const address = addressOf(pdf);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), readMs);
}

function addressOf(pdf: Uint8Array): string {
  return URL.createObjectURL(new Blob([new Uint8Array(pdf)], { type: "application/pdf" }));
}
