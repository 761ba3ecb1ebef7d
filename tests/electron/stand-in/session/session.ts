/** The one session of the stand-in: what pages may do, and what is remembered of it. */
import type { Browser } from "../chromium/browser.ts";
import { StrictEmitter } from "../strict-emitter.ts";
import { followDownloads } from "./downloads.ts";
import { sessionEvents } from "./events.ts";
import { WebRequest } from "./web-request.ts";

type PermissionRequest = (
  contents: unknown,
  permission: string,
  answer: (isGranted: boolean) => void,
  details: object,
) => void;
type PermissionCheck = (contents: unknown, permission: string, origin: string, details: object) => boolean;

export class StandInSession extends StrictEmitter {
  readonly #requests = new WebRequest();
  #permissionRequest: PermissionRequest | null = null;
  #permissionCheck: PermissionCheck | null = null;
  /** Handlers of things that no page can do here; a test may call them. */
  readonly registered: Record<string, unknown> = {};
  isSpellChecking = true;

  constructor() {
    super("session", sessionEvents);
  }

  get webRequest(): object {
    return this.#requests.api;
  }

  get requests(): WebRequest {
    return this.#requests;
  }

  setPermissionRequestHandler(handler: PermissionRequest | null): void {
    this.#permissionRequest = handler;
  }

  setPermissionCheckHandler(handler: PermissionCheck | null): void {
    this.#permissionCheck = handler;
  }

  /** Without a handler, everything is granted, as in Electron. */
  requestPermission(contents: unknown, permission: string, details: object): Promise<boolean> {
    const handler = this.#permissionRequest;
    if (handler === null) return Promise.resolve(true);
    return new Promise((resolve) => handler(contents, permission, resolve, details));
  }

  checkPermission(contents: unknown, permission: string, origin: string, details: object): boolean {
    return this.#permissionCheck?.(contents, permission, origin, details) ?? true;
  }

  setDevicePermissionHandler(handler: unknown): void {
    this.registered.setDevicePermissionHandler = handler;
  }

  setDisplayMediaRequestHandler(handler: unknown): void {
    this.registered.setDisplayMediaRequestHandler = handler;
  }

  setBluetoothPairingHandler(handler: unknown): void {
    this.registered.setBluetoothPairingHandler = handler;
  }

  setUSBProtectedClassesHandler(handler: unknown): void {
    this.registered.setUSBProtectedClassesHandler = handler;
  }

  setCertificateVerifyProc(procedure: unknown): void {
    this.registered.setCertificateVerifyProc = procedure;
  }

  setSpellCheckerEnabled(isEnabled: boolean): void {
    this.isSpellChecking = isEnabled;
  }

  isSpellCheckerEnabled(): boolean {
    return this.isSpellChecking;
  }

  setSpellCheckerLanguages(languages: string[]): void {
    this.registered.setSpellCheckerLanguages = languages;
  }

  async attach(browser: Browser): Promise<this> {
    await followDownloads(this, browser);
    return this;
  }
}
