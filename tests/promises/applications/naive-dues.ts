/** Due dates by walking from day to day, told by what happened one after the other; nothing here knows the hall's own counting. */
import type { HallConfig } from "../../../hall-server/catalog/config.ts";

const next = (day: string) =>
  new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

export class NaiveClock {
  readonly #isWorked: (day: string) => boolean;
  due = "";
  #pausedSince: string | null = null;

  constructor({ workingYears }: HallConfig) {
    this.#isWorked = (day) => {
      if (workingYears.makeUpDays.includes(day)) return true;
      const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
      return weekday !== 0 && weekday !== 6 && !workingYears.daysOff.includes(day);
    };
  }

  walk(from: string, days: number): string {
    let day = from;
    for (let left = days; left > 0; ) {
      day = next(day);
      if (this.#isWorked(day)) left -= 1;
    }
    return day;
  }

  begin(acceptedOn: string, days: number): void {
    this.due = this.walk(acceptedOn, days);
  }

  extend(days: number): void {
    this.due = this.walk(this.due, days);
  }

  pause(day: string): void {
    this.#pausedSince = day;
  }

  resume(day: string): void {
    const began = this.#pausedSince ?? day;
    this.#pausedSince = null;
    if (began > this.due) return;
    let stood = 0;
    for (let one = began; one < day; ) {
      one = next(one);
      if (this.#isWorked(one)) stood += 1;
    }
    this.due = this.walk(this.due, stood);
    if (this.due >= day) return;
    for (this.due = day; !this.#isWorked(this.due); ) this.due = next(this.due);
  }
}
