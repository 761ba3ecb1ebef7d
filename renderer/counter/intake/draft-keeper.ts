/**
 * What was typed survives a reload of the tab, and nobody who finds the disk can read it: it lies in the tab's session
 * storage, encrypted (AES-256-GCM) with a key that the hall gives to the counter at which the ticket is, for as long as
 * it is there, and that no page keeps. Where the browser has no cryptography (plain HTTP over a network), or the hall
 * gives no key, it stays in the page's memory alone.
 */
import type { Draft } from "./draft.ts";

export type Drafts = Readonly<Record<string, Draft>>;

const prefix = "yichuang intake ";
const nonceBytes = 12;

export async function importDraftKey(base64: string): Promise<CryptoKey | null> {
  if (!globalThis.crypto?.subtle) return null;
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
}

export function hasKept(ticketId: string): boolean {
  return window.sessionStorage.getItem(prefix + ticketId) !== null;
}

export async function readDrafts(key: CryptoKey, ticketId: string): Promise<Drafts> {
  const kept = window.sessionStorage.getItem(prefix + ticketId);
  if (!kept) return {};
  try {
    const bytes = Uint8Array.from(atob(kept), (character) => character.charCodeAt(0));
    const parameters = about(bytes.subarray(0, nonceBytes), ticketId);
    const plain = await crypto.subtle.decrypt(parameters, key, bytes.subarray(nonceBytes));
    return JSON.parse(new TextDecoder().decode(plain)) as Drafts;
  } catch {
    // Of another hall or another ticket of the same name: it can be read by nobody any more.
    window.sessionStorage.removeItem(prefix + ticketId);
    return {};
  }
}

export async function writeDrafts(key: CryptoKey, ticketId: string, drafts: Drafts): Promise<void> {
  const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
  const plain = new TextEncoder().encode(JSON.stringify(drafts));
  const sealed = new Uint8Array(await crypto.subtle.encrypt(about(nonce, ticketId), key, plain));
  const text = [...nonce, ...sealed].map((byte) => String.fromCharCode(byte)).join("");
  window.sessionStorage.setItem(prefix + ticketId, btoa(text));
}

/** Every ticket that is over: also those that ended while this page was away. */
export function forgetDrafts(except: readonly string[]): void {
  for (const name of Object.keys(window.sessionStorage)) {
    if (name.startsWith(prefix) && !except.includes(name.slice(prefix.length)))
      window.sessionStorage.removeItem(name);
  }
}

function about(nonce: Uint8Array<ArrayBuffer>, ticketId: string): AesGcmParams {
  return { name: "AES-GCM", iv: nonce, additionalData: new TextEncoder().encode(ticketId) };
}
