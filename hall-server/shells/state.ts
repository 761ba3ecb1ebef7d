import type { ShellEvent } from "../contract/shells.ts";
import type { Changes } from "../journal/changes.ts";
import type { Position } from "../journal/fact.ts";
import type { ShellFacts } from "./facts.ts";

export interface ShellRecord {
  deviceId: string;
  version: string;
  platform: string;
  /** When it was last heard before it fell silent; null while it speaks. */
  silentSince: number | null;
  /** Newest first. */
  happened: { what: ShellEvent; times: number; at: number }[];
  /** When somebody last typed a wrong service code. */
  wrongCodeAt: number | null;
}

export interface ShellsState {
  /** Every paired shell that was ever heard, by its device. */
  shells: Map<string, ShellRecord>;
  /** Sealed; null until a manager set one. */
  serviceCode: string | null;
}

const keptHappened = 3;

export function emptyShells(): ShellsState {
  return { shells: new Map(), serviceCode: null };
}

type Apply<Name extends keyof ShellFacts> = (
  state: { shells: ShellsState },
  data: ShellFacts[Name],
  when: Position,
  changes: Changes,
) => void;

export const applyShells: { [Name in keyof ShellFacts]: Apply<Name> } = {
  "shell-came": ({ shells: { shells } }, { deviceId, version, platform }, _when, changes) => {
    const before = shells.get(deviceId);
    if (before) changes.set(before, { version, platform, silentSince: null });
    else {
      const record = { deviceId, version, platform, silentSince: null, happened: [], wrongCodeAt: null };
      changes.put(shells, deviceId, record);
    }
  },
  "shells-fell-silent": ({ shells: { shells } }, { silent }, _when, changes) => {
    for (const { deviceId, heardAt } of silent) {
      const shell = shells.get(deviceId);
      if (shell) changes.set(shell, { silentSince: heardAt });
    }
  },
  "shell-told": ({ shells: { shells } }, { deviceId, happened }, { at }, changes) => {
    const shell = shells.get(deviceId);
    if (!shell) return;
    const newest = happened.map((one) => ({ ...one, at }));
    const isWrongCode = happened.some(({ what }) => what === "service-wrong-code");
    changes.set(shell, {
      happened: [...newest, ...shell.happened].slice(0, keptHappened),
      ...(isWrongCode ? { wrongCodeAt: at } : {}),
    });
  },
  "shell-picture-asked": () => {},
  "shell-picture-given": () => {},
  "service-code-set": ({ shells }, { sealed }, _when, changes) =>
    changes.set(shells, { serviceCode: sealed }),
};

/** Its token opens nothing any more. */
export function forgetShell({ shells }: ShellsState, deviceId: string, changes: Changes): void {
  changes.drop(shells, deviceId);
}
