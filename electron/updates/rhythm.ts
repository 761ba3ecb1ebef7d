import type { Updates } from "./updates.ts";

/** When a place looks for updates and switches to them. */
export interface Rhythm {
  /** The first look after a start, and then between two looks: somewhere between a tenth of that and twice that, so that no two hundred come at once. */
  aboutMs: number;
  /** A look that a person put off, or a moment to switch that is not good, is tried again. */
  againMs: number;
}

export interface Surroundings {
  isQuiet: () => boolean;
  /** The hours in which a hall is empty and nobody minds a place that is away for a minute. */
  isNight: () => boolean;
  random: () => number;
}

export interface Keeping {
  /** The hall says that it has this version: looked for soon, not at once. */
  offered(version: string): void;
  stop(): void;
}

/**
 * Looks now and then, and switches at night when nobody uses the place; a start of the shell switches as well. Each place has
 * its own moments: a random share of the time is waited before each.
 */
export function keepUpToDate(
  updates: Updates,
  { isQuiet, isNight, random }: Surroundings,
  { aboutMs, againMs }: Rhythm,
): Keeping {
  let isStopped = false;
  let lookTimer: NodeJS.Timeout;
  let soonest = Number.POSITIVE_INFINITY;
  let known: string | null = null;

  /** Never none: whoever has been told that there is nothing does not ask again at once. */
  const someTime = () => aboutMs * (0.1 + 1.9 * random());

  function lookIn(ms: number): void {
    if (isStopped) return;
    clearTimeout(lookTimer);
    soonest = performance.now() + ms;
    lookTimer = setTimeout(look, ms);
  }

  async function look(): Promise<void> {
    soonest = Number.POSITIVE_INFINITY;
    if (!isQuiet()) return lookIn(againMs);
    const found = await updates.look();
    const isPutOff = !found.ok && found.error === "put-off";
    if (soonest === Number.POSITIVE_INFINITY) lookIn(isPutOff ? againMs : someTime());
  }

  /** One in ten of the good moments is taken: at night a place waits ten minutes or so of its own. */
  const switchTimer = setInterval(() => {
    const isGood = updates.status().staged !== null && isQuiet() && isNight();
    if (isGood && random() < 0.1) updates.switchOver();
  }, againMs);

  lookIn(someTime());
  return {
    offered(version) {
      // Said again at every change of the view; the first time counts.
      if (version === known || version === updates.status().running) return;
      known = version;
      const ms = someTime() / 2;
      if (performance.now() + ms < soonest) lookIn(ms);
    },
    stop() {
      isStopped = true;
      clearTimeout(lookTimer);
      clearInterval(switchTimer);
    },
  };
}

/** From two to five in the morning, by this machine's clock. */
export function isDeepNight(now: Date): boolean {
  return now.getHours() >= 2 && now.getHours() < 5;
}
