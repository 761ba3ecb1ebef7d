import { type UpdateState, withFailure } from "./state.ts";
import { compareVersions } from "./version.ts";

/** Somebody may pull the plug while a version is tried: that is not its fault. What ends by itself does so each time. */
export const mostStarts = 3;

export interface Choice {
  /** null: what was installed. */
  version: string | null;
  isTried: boolean;
  /** To be on disk before the version is started: a start that is not counted could go on for ever. */
  next: UpdateState;
}

/**
 * Which version is started. `isIntact` says whether its files are all there and those that were signed.
 * What was installed needs no look: it lies where nobody but an administrator writes.
 */
export function choose(
  state: UpdateState,
  installed: string,
  isIntact: (version: string) => boolean,
): Choice {
  const known = withStaged(withoutOutdated(state, installed));
  const { trying, proven } = known;
  if (trying) {
    if (trying.starts >= mostStarts) {
      return choose(withFailure(known, trying.version, "ended-again-and-again"), installed, isIntact);
    }
    if (!isIntact(trying.version)) {
      return choose(withFailure(known, trying.version, "damaged"), installed, isIntact);
    }
    const counted = { ...known, trying: { ...trying, starts: trying.starts + 1 } };
    return { version: trying.version, isTried: true, next: counted };
  }
  if (proven !== null && !isIntact(proven)) {
    return choose(withFailure(known, proven, "damaged"), installed, isIntact);
  }
  return { version: proven, isTried: false, next: known };
}

/** A start is the moment to switch: halls that cut the power at night have no other, and whoever starts it anew may want it. */
function withStaged(state: UpdateState): UpdateState {
  if (state.staged === null || state.trying !== null) return state;
  return { ...state, trying: { version: state.staged, starts: 0 }, staged: null };
}

/** Somebody installed a newer package by hand: it goes before what was fetched earlier. */
function withoutOutdated(state: UpdateState, installed: string): UpdateState {
  const isNewer = (version: string | null) => version !== null && compareVersions(version, installed) > 0;
  const { proven, previous, trying, staged } = state;
  if ([proven, previous, trying?.version ?? null, staged].every((one) => one === null || isNewer(one))) {
    return state;
  }
  return {
    ...state,
    proven: isNewer(proven) ? proven : null,
    previous: isNewer(previous) ? previous : null,
    trying: isNewer(trying?.version ?? null) ? trying : null,
    staged: isNewer(staged) ? staged : null,
  };
}
