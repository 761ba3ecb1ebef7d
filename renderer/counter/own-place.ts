/** What this browser remembers of the clerk: which counter was opened last. */

const lastCounterKey = "yichuang counter last";

export function lastCounter(): string | null {
  return window.localStorage.getItem(lastCounterKey);
}

export function rememberCounter(counterId: string): void {
  window.localStorage.setItem(lastCounterKey, counterId);
}
