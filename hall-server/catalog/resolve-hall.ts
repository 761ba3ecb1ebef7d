/** A checked hall file and its parts → the configuration that the rest of the server is given. */
import type { Label } from "../contract/values.ts";
import type { CounterPlace, HallConfig, Queue } from "./config.ts";
import { resolveOpening } from "./hall-file/resolve-opening.ts";
import { resolveWorkingYears, withAssumedYears } from "./hall-file/resolve-working-years.ts";
import type { CalendarFile, HallFile, RatingsFile } from "./hall-file.ts";
import { routingOf } from "./route-items.ts";

export interface HallParts {
  hall: HallFile;
  calendar: CalendarFile | null;
  ratings: RatingsFile;
  catalog: HallConfig["catalog"];
}

export function resolveHall({ hall: file, calendar, ratings, catalog }: HallParts): HallConfig {
  const counters = resolveCounters(file);
  return {
    id: file.hall.id,
    name: file.hall.name,
    timeZone: file.hall.timeZone,
    hotline: file.hall.hotline,
    phoneAddress: file.hall.phoneAddress?.replace(/\/+$/, "") ?? null,
    onlinePlatform: file.hall.onlinePlatform ?? null,
    isDemonstration: false,
    needsCard: file.hall.needsCard,
    opening: resolveOpening(file.opening, calendar),
    workingYears: resolveWorkingYears(calendar),
    timeLimits: { ...file.timeLimits, instantUntil: timeOrNever(file.timeLimits.instantUntil) },
    handover: file.handover,
    delivery: file.delivery,
    seal: file.seal,
    errands: file.errands,
    elsewhere: { ...file.elsewhere, partners: file.elsewhere.partners ?? otherHalls(file) },
    zones: file.zones,
    classes: file.classes.map(({ prefix, fromAge, ...rest }) => ({
      ...rest,
      prefix: prefix ?? null,
      fromAge: fromAge ?? null,
    })),
    queues: resolveQueues(file, counters),
    counters,
    kiosks: file.kiosks.flatMap((entry) =>
      entry.ids.map((id) => ({
        id,
        name: named(entry.name, id),
        zoneId: entry.zone,
        isRoundTheClock: entry.roundTheClock,
      })),
    ),
    screens: file.screens.map((screen) => ({
      id: screen.id,
      name: screen.name,
      zoneIds: screen.zones === "all" ? file.zones.map((zone) => zone.id) : screen.zones,
    })),
    sites: file.sites.map(({ parent, ...rest }) => ({ ...rest, parentId: parent ?? null })),
    offices: file.offices,
    intake: file.intake,
    files: file.files,
    documents: documentRules(file),
    labels: file.labels,
    reasons: file.reasons,
    phrases: file.phrases,
    ratingLevels: [...ratings.levels].sort((a, b) => b.level - a.level),
    ratingTagsVersion: ratings.version,
    notices: file.notices,
    volumes: file.announcements.volume,
    policy: file.policy,
    catalog,
    routing: routingOf(file),
    targets: file.items.targets,
    demonstrationStaff: file.demonstrationStaff,
  };
}

const otherHalls = ({ sites, hall }: HallFile) =>
  sites.filter((site) => site.kind === "hall" && site.id !== hall.id).map((site) => site.id);

function resolveCounters(file: HallFile): CounterPlace[] {
  return file.counters.flatMap((group) =>
    group.ids.map((id) => ({
      id,
      name: named(group.name, id),
      zoneId: group.zone,
      group: group.group,
      queueIds: group.queues,
      overflow: group.overflow.map((one) => ({
        queueId: one.queue,
        whenWaitPassesMinutes: one.whenWaitPassesMinutes ?? null,
      })),
    })),
  );
}

/** The all-round queue first, the others as the file lists them. */
function resolveQueues(file: HallFile, counters: readonly CounterPlace[]): Queue[] {
  const ordered = [...file.queues].sort((a, b) => Number(b.allRound) - Number(a.allRound));
  return ordered.map((queue) => ({
    id: queue.id,
    code: queue.code,
    name: queue.name,
    zoneId: queue.zone,
    isAllRound: queue.allRound,
    quotaPerDay: queue.perDay ?? null,
    slots: queue.slots,
    warnWaiting: queue.warn.waiting,
    warnMinutes: queue.warn.minutes,
    assumedServiceMinutes: queue.serviceMinutes,
    counterIds: counters
      .filter((counter) => counter.queueIds.includes(queue.id))
      .map((counter) => counter.id),
  }));
}

const named = (name: Label, id: string): Label => ({
  zh: name.zh.replaceAll("{id}", id),
  en: name.en.replaceAll("{id}", id),
});

const timeOrNever = (until: number | "never") => (until === "never" ? null : until);

/**
 * A demonstration hall is open round the clock, gives tickets without a card and has no quotas; where holidays were not
 * announced it counts plain weekends.
 */
export function asDemonstration(config: HallConfig): HallConfig {
  return {
    ...config,
    isDemonstration: true,
    needsCard: false,
    opening: { kind: "always" },
    workingYears: withAssumedYears(config.workingYears),
    queues: config.queues.map((queue) => ({ ...queue, quotaPerDay: null, slots: [] })),
  };
}

/** What the file leaves out of its documents, the hall's own name and number say. */
function documentRules({ hall, documents }: HallFile): HallConfig["documents"] {
  return {
    word: documents.word,
    authority: documents.authority ?? hall.name.zh,
    address: documents.address ?? "",
    phone: documents.phone ?? hall.hotline,
    openingHours: documents.openingHours ?? "",
    collectFrom: documents.collectFrom ?? hall.name.zh,
    appealTo: documents.appealTo,
    court: documents.court,
  };
}
