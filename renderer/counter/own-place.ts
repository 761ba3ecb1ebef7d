/** What this browser remembers of the clerk: who signed in, and which counter was opened last. */

export function ownStaffNumber(): string | null {
  try {
    const me: unknown = JSON.parse(window.sessionStorage.getItem("yichuang me") ?? "null");
    if (typeof me !== "object" || me === null || !("staffNumber" in me)) return null;
    return typeof me.staffNumber === "string" ? me.staffNumber : null;
  } catch {
    return null;
  }
}

const lastCounterKey = "yichuang counter last";

export function lastCounter(): string | null {
  return window.localStorage.getItem(lastCounterKey);
}

export function rememberCounter(counterId: string): void {
  window.localStorage.setItem(lastCounterKey, counterId);
}
