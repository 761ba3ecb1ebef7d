import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { HallDescription } from "../../hall-server/contract/hall.ts";
import type { ViewValue } from "../../hall-server/contract/views.ts";
import { useHallDescription } from "../kit/hall-context.tsx";
import { managerWords } from "../words/manager.ts";
import { useWords } from "../words/words.ts";

const DescriptionContext = createContext<HallDescription | null>(null);

export function DescriptionProvider({ children }: { children: ReactNode }) {
  return <DescriptionContext value={useHallDescription()}>{children}</DescriptionContext>;
}

/** What stands still during a day; null until it was read. */
export function useDescription(): HallDescription | null {
  return useContext(DescriptionContext);
}

interface HallNames {
  queue: (id: string) => { code: string; name: string; counterIds: string[] };
  counter: (id: string) => string;
  kiosk: (id: string) => string;
  screen: (id: string) => string;
  /** A counter's heading in the page's language, by the counter's id. */
  groupOf: (counterId: string) => string;
  level: (level: number) => { name: string; isBad: boolean };
  tag: (code: string) => string;
  className: (id: string) => { name: string; badge: string };
  /** A device is called what the person who paired it wrote; where that is a place of this hall, the place's name. */
  asNamed: (name: string) => string;
  /** Where a device hangs: the name of the paired kiosk or host that reported it. */
  whoReports: (deviceId: string, displays: ViewValue<"hall">["displays"]) => string;
}

/** Names in the page's language. What the description does not know is named by its id. */
export function useNames(): HallNames {
  const description = useDescription();
  const { pick, language } = useWords(managerWords);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `pick` is new at every drawing and follows `language`.
  return useMemo(() => {
    const byId = <Row extends { id: string }>(rows: readonly Row[] | undefined) =>
      new Map((rows ?? []).map((row) => [row.id, row]));
    const queues = byId(description?.queues);
    const counters = byId(description?.counters);
    const kiosks = byId(description?.kiosks);
    const screens = byId(description?.screens);
    const classes = byId(description?.classes);
    const levels = new Map((description?.ratingLevels ?? []).map((row) => [row.level, row]));
    const tags = new Map(
      (description?.ratingLevels ?? []).flatMap((row) => row.tags.map((tag) => [tag.code, tag.name])),
    );
    const nameOf = (rows: Map<string, { name: { zh: string; en: string } }>) => (id: string) => {
      const row = rows.get(id);
      return row ? pick(row.name) : id;
    };
    const asNamed = (name: string) => {
      const places = [...kiosks.values(), ...screens.values(), ...counters.values()];
      const place = places.find((one) => one.name.zh === name);
      return place ? pick(place.name) : name;
    };
    return {
      queue: (id) => {
        const row = queues.get(id);
        return row
          ? { code: row.code, name: pick(row.name), counterIds: row.counterIds }
          : { code: "", name: id, counterIds: [] };
      },
      counter: nameOf(counters),
      kiosk: nameOf(kiosks),
      screen: nameOf(screens),
      groupOf: (counterId) => {
        const row = counters.get(counterId);
        return row ? pick(row.group) : "";
      },
      level: (level) => {
        const row = levels.get(level);
        return row ? { name: pick(row.name), isBad: row.isBad } : { name: String(level), isBad: level <= 2 };
      },
      tag: (code) => {
        const name = tags.get(code);
        return name ? pick(name) : code;
      },
      asNamed,
      whoReports: (deviceId, displays) => {
        const display = displays.find((one) => one.deviceId === deviceId);
        return display ? asNamed(display.name) : deviceId;
      },
      className: (id) => {
        const row = classes.get(id);
        return row ? { name: pick(row.name), badge: row.badge } : { name: id, badge: "" };
      },
    };
  }, [description, language]);
}

/** `1–17` for a run of counters, `3、7` otherwise. */
export function counterRange(ids: readonly string[]): string {
  const numbers = ids.map(Number);
  const isRun = numbers.every((n, i) => Number.isInteger(n) && (i === 0 || n === (numbers[i - 1] ?? 0) + 1));
  const first = ids[0] ?? "";
  if (ids.length > 2 && isRun) return `${first}–${ids.at(-1)}`;
  return ids.join("、");
}
