const dayBeginsAtHour = 4;
const hourMs = 3_600_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** How far a zone's clocks are ahead of UTC at a moment, in milliseconds. */
function offsetOf(timeZone: string, at: number): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-GB", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23",
    });
    formats.set(timeZone, format);
  }
  const { year, month, day, hour, minute, second } = Object.fromEntries(
    format.formatToParts(at).map(({ type, value }) => [type, value]),
  );
  const shown = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return shown - Math.floor(at / 1000) * 1000;
}

/** ISO 8601 with the hall's offset, as the hall writes it. */
export function isoIn(timeZone: string, at: number): string {
  const offset = offsetOf(timeZone, at);
  const minutes = Math.abs(Math.round(offset / 60_000));
  const pad = (n: number) => String(n).padStart(2, "0");
  const local = new Date(at + offset).toISOString().slice(0, -1);
  return `${local}${offset < 0 ? "-" : "+"}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** The hall-day of a moment: it begins at 04:00 by the hall's clocks. */
export function hallDayIn(timeZone: string, at: number): string {
  const shown = at + offsetOf(timeZone, at) - dayBeginsAtHour * hourMs;
  return new Date(shown).toISOString().slice(0, 10);
}

export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * hourMs).toISOString().slice(0, 10);
}
