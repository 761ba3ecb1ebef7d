/** Electron's parts as the lock-down is handed them: they keep what was registered, and tell it what happens. */
import type { WindowRole } from "../../electron/contract/bridge.ts";
import { type AppParts, type AppRules, lockDownApp } from "../../electron/lock-down/app.ts";
import type { LockDownNote } from "../../electron/lock-down/notes.ts";

type Listener = (...args: unknown[]) => unknown;

/** One recorded part: `part` is what the product gets, the rest is for the test. */
export class Recorded {
  readonly part: object;
  readonly calls: { name: string; args: unknown[] }[] = [];
  readonly #listeners = new Map<string, Listener[]>();

  /** `members`: values and methods that answer; every other method is recorded and answers nothing. */
  constructor(members: Record<string, unknown> = {}) {
    const on = (event: string, listener: Listener) => {
      this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
    };
    this.part = new Proxy<Record<string, unknown>>(
      { ...members, on },
      {
        get: (own, name: string) => {
          if (name in own && typeof own[name] !== "function") return own[name];
          return (...args: unknown[]) => {
            if (name !== "on") this.calls.push({ name, args });
            const method = own[name];
            return typeof method === "function" ? method(...args) : undefined;
          };
        },
      },
    );
  }

  /** Tells everybody who listens. */
  tell(event: string, ...args: unknown[]): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(...args);
  }

  /** The same with an event as Electron makes it, `details` on it; says whether somebody prevented it. */
  isPrevented(event: string, details: object = {}, ...args: unknown[]): boolean {
    let isPrevented = false;
    const preventDefault = () => {
      isPrevented = true;
    };
    this.tell(event, { ...details, preventDefault }, ...args);
    return isPrevented;
  }

  called(name: string): unknown[][] {
    return this.calls.filter((call) => call.name === name).map(({ args }) => args);
  }

  /** What was given to a `set…Handler` last, to be called as Electron would. */
  handler(name: string): Listener {
    const given = this.called(name).at(-1)?.[0];
    if (typeof given !== "function") throw new Error(`${name} was given no handler`);
    return given as Listener;
  }
}

export const ownOrigin = "http://127.0.0.1:40123";

/** The app-wide lock-down on recorded parts, as `electron/main.ts` puts it on the real ones. */
export class LockedApp {
  readonly commandLine = new Recorded();
  readonly app = new Recorded({ commandLine: this.commandLine.part });
  readonly menu = new Recorded();
  readonly requests = new Recorded();
  readonly session = new Recorded({ webRequest: this.requests.part });
  readonly notes: LockDownNote[] = [];
  readonly asked: number[] = [];
  timesStartedAgain = 0;
  readonly #roles = new Map<number, WindowRole>();

  constructor(isProduction = true) {
    const rules: AppRules = {
      reach: () => ({ ownOrigin, otherOrigins: [] }),
      roleOf: ({ id }) => this.#roles.get(id) ?? null,
      isProduction,
      askForService: ({ id }) => this.asked.push(id),
      startedAgain: () => {
        this.timesStartedAgain += 1;
      },
      tell: (note) => this.notes.push(note),
    };
    const sessions = { defaultSession: this.session.part };
    const parts = { app: this.app.part, menu: this.menu.part, sessions };
    lockDownApp(parts as unknown as AppParts, rules);
    this.app.tell("ready");
    this.app.tell("session-created", this.session.part);
  }

  /** Contents of a window of that role, showing its page; null for contents that are no window of ours. */
  contents(role: WindowRole | null, address = `${ownOrigin}/${role}/`): Recorded {
    const id = this.#roles.size + 1;
    if (role !== null) this.#roles.set(id, role);
    const contents = new Recorded({
      id,
      getURL: () => address,
      setVisualZoomLevelLimits: () => Promise.resolve(),
    });
    this.app.tell("web-contents-created", {}, contents.part);
    return contents;
  }

  kindsNoted(): string[] {
    return this.notes.map(({ kind }) => kind);
  }
}
