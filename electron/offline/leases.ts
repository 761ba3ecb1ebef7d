/** Numbers that a kiosk holds of each queue, at least and at most. */
const leastHeld = 20;
const mostHeld = 150;
/** For so long a kiosk goes on alone at its busiest. */
const hoursAlone = 2;

/** How many numbers of a queue this kiosk gave out in its busiest hour of late. */
export type Busiest = ReadonlyMap<string, number>;

export interface LeaseWish {
  queueId: string;
  day: string;
  count: number;
}

/**
 * What a kiosk asks for, so that it holds enough of each queue: two of its busiest hours, and never less than twenty.
 * Asked again when half are used. The numbers are the hall's reserve (A801 …), so holding many leaves no gap in those
 * that are given out every day.
 */
export function wishesFor(
  queueIds: readonly string[],
  days: readonly { day: string; stock: ReadonlyMap<string, number> }[],
  busiest: Busiest,
): LeaseWish[] {
  return days.flatMap(({ day, stock }) =>
    queueIds.flatMap((queueId) => {
      const wanted = heldOf(busiest.get(queueId) ?? 0);
      const left = stock.get(queueId) ?? 0;
      return left * 2 <= wanted ? [{ queueId, day, count: wanted - left }] : [];
    }),
  );
}

function heldOf(busiestHour: number): number {
  return Math.min(mostHeld, Math.max(leastHeld, Math.ceil(busiestHour * hoursAlone)));
}

const hourMs = 3_600_000;
/** Yesterday counts a little less than today. */
const fadesADay = 0.8;

/** Counts what is given out, by queue and hour. */
export class Usage {
  #hour = 0;
  #day = "";
  readonly #inThisHour = new Map<string, number>();
  readonly #busiest: Map<string, number>;

  constructor(kept: unknown) {
    const entries = Array.isArray(kept) ? kept : [];
    this.#busiest = new Map(
      entries.filter(
        (entry): entry is [string, number] => Array.isArray(entry) && typeof entry[1] === "number",
      ),
    );
  }

  /** `now` is hall time, `day` its hall-day. */
  count(queueId: string, now: number, day: string): void {
    const hour = Math.floor(now / hourMs);
    if (hour !== this.#hour) this.#inThisHour.clear();
    this.#hour = hour;
    if (this.#day !== "" && day !== this.#day) {
      for (const [id, most] of this.#busiest) this.#busiest.set(id, most * fadesADay);
    }
    this.#day = day;
    const given = (this.#inThisHour.get(queueId) ?? 0) + 1;
    this.#inThisHour.set(queueId, given);
    this.#busiest.set(queueId, Math.max(this.#busiest.get(queueId) ?? 0, given));
  }

  get busiest(): Busiest {
    return this.#busiest;
  }

  kept(): unknown {
    return [...this.#busiest];
  }
}
