import type { ShellSettings } from "../../drivers/contract/loopback.ts";

/** Where a page's token comes from: the address (`#token=…`, taken out of it at once), or what it kept from before. */
export function takeToken(page: string): string | null {
  const fragment = new URLSearchParams(window.location.hash.slice(1));
  const given = fragment.get("token");
  if (given) {
    keepToken(page, given);
    fragment.delete("token");
    const rest = fragment.toString();
    window.history.replaceState(
      null,
      "",
      window.location.pathname + window.location.search + (rest ? `#${rest}` : ""),
    );
    return given;
  }
  return storeOf(page).getItem(keyOf(page));
}

export function keepToken(page: string, token: string): void {
  storeOf(page).setItem(keyOf(page), token);
}

export function forgetToken(page: string): void {
  storeOf(page).removeItem(keyOf(page));
}

const pagesOfPeople: readonly string[] = ["counter", "manager", "office", "agent"];

/** A person's sign-in ends with the window; a device's pairing stays. */
function storeOf(page: string): Storage {
  return pagesOfPeople.includes(page) ? window.sessionStorage : window.localStorage;
}

function keyOf(page: string): string {
  return `yichuang ${page} token`;
}

/** What the shell around this page knows; null in a browser without devices. */
export async function readShell(): Promise<ShellSettings | null> {
  try {
    const response = await fetch("/shell.json", { headers: { accept: "application/json" } });
    const isJson = response.headers.get("content-type")?.includes("application/json") ?? false;
    return response.ok && isJson ? ((await response.json()) as ShellSettings) : null;
  } catch {
    return null;
  }
}
