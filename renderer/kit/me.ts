import type { Who } from "./door.ts";

/** Who signed in at a page of this window; theirs while the window is open. Each page has a sign-in of its own. */
export function rememberMe(page: string, who: Who): void {
  window.sessionStorage.setItem(keyOf(page), JSON.stringify({ ...who, token: "" }));
}

export function ownStaffNumber(page: string): string | null {
  return remembered(page, "staffNumber");
}

export function ownRole(page: string): string | null {
  return remembered(page, "role");
}

function remembered(page: string, field: "staffNumber" | "role"): string | null {
  try {
    const me: unknown = JSON.parse(window.sessionStorage.getItem(keyOf(page)) ?? "null");
    if (typeof me !== "object" || me === null) return null;
    const value = Object.entries(me).find(([name]) => name === field)?.[1];
    return typeof value === "string" ? value : null;
  } catch {
    return null;
  }
}

function keyOf(page: string): string {
  return `yichuang ${page} me`;
}
