import type { CommandInput } from "../contract/commands.ts";
import { silentAfterSeconds } from "../contract/shells.ts";
import { Pictures } from "./pictures.ts";
import type { ShellsState } from "./state.ts";

export type SignOfLife = Omit<CommandInput<"shell:report">, "commandId" | "happened">;

export interface Heard extends SignOfLife {
  /** Hall time. */
  startedAt: number;
  heardAt: number;
  /** Since when it says that something is wrong with it; of no meaning while it does not. */
  troubledSince: number;
}

/** What a sign of life says of the start differs by the time that it was under way. */
const startToleranceMs = 30_000;

/** What only lives in memory: the newest sign of life of each shell, and pictures that somebody asked for. */
export class LiveShells {
  readonly pictures = new Pictures();
  /** The version that shells on that kind of machine are to have, such as `linux-x64`; null: the one that they have. */
  wantedVersion: (platform: string) => string | null = () => null;
  readonly #heard = new Map<string, Heard>();
  readonly #openedAt: number;

  /** Since when this hall server listens: who spoke before is not silent yet. */
  constructor(openedAt: number) {
    this.#openedAt = openedAt;
  }

  heard(deviceId: string, sign: SignOfLife, now: number): void {
    const before = this.#heard.get(deviceId);
    const said = now - sign.uptimeSeconds * 1_000;
    const isSameStart = before !== undefined && Math.abs(said - before.startedAt) < startToleranceMs;
    const wasTroubled = before !== undefined && before.troubles.length > 0;
    this.#heard.set(deviceId, {
      ...sign,
      startedAt: isSameStart ? before.startedAt : said,
      heardAt: now,
      troubledSince: wasTroubled ? before.troubledSince : now,
    });
  }

  of(deviceId: string): Heard | null {
    return this.#heard.get(deviceId) ?? null;
  }

  /** Of all shells together, as each said last. */
  get notHandedIn(): number {
    return [...this.#heard.values()].reduce((sum, { notHandedIn }) => sum + notHandedIn, 0);
  }

  /** Shells that speak no longer and of which no fact says so yet. */
  fallenSilent({ shells }: ShellsState, now: number): { deviceId: string; heardAt: number }[] {
    return [...shells.values()].flatMap(({ deviceId, silentSince }) => {
      const heardAt = this.#heard.get(deviceId)?.heardAt ?? this.#openedAt;
      const isMissed = silentSince === null && now - heardAt > silentAfterSeconds * 1_000;
      return isMissed ? [{ deviceId, heardAt }] : [];
    });
  }
}
