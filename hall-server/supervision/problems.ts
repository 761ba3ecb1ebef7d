import type { ViewValue } from "../contract/views.ts";
import { deadlineProblems } from "../deadlines/problems.ts";
import { resultProblems } from "../delivery/problems.ts";
import { elsewhereProblems } from "../elsewhere/problems.ts";
import { paperProblems } from "../handover/problems.ts";
import { shellProblems } from "../shells/problems.ts";
import type { Viewing } from "../viewing.ts";

type Problem = ViewValue<"hall">["problems"][number];

const longestList = 30;
/** A display that was connected today and has been away for longer than this is worth a look. */
const awayMs = 15_000;

/** What is wrong now, worst first, oldest first among equals. */
export function problemsOf(
  viewing: Viewing,
  seen: Pick<ViewValue<"hall">, "queues" | "devices" | "displays">,
): Problem[] {
  const problems: Problem[] = [
    ...slowQueues(viewing, seen.queues),
    ...troubledDevices(seen.devices),
    ...awayDisplays(viewing, seen.displays),
    ...shellProblems(viewing),
    ...clockProblem(viewing),
    ...peopleProblems(viewing),
    ...deadlineProblems(viewing),
    ...paperProblems(viewing),
    ...resultProblems(viewing),
    ...elsewhereProblems(viewing),
  ];
  const weight = { red: 0, amber: 1 };
  return problems
    .toSorted((a, b) => weight[a.severity] - weight[b.severity] || (a.since < b.since ? -1 : 1))
    .slice(0, longestList);
}

function slowQueues(viewing: Viewing, queues: ViewValue<"hall">["queues"]): Problem[] {
  return queues.flatMap((queue) => {
    const minutes = queue.longestMinutes ?? 0;
    const warnWaiting = viewing.config.queues.find((one) => one.id === queue.id)?.warnWaiting ?? 0;
    const isSlow = queue.waiting > 0 && minutes >= queue.warnMinutes;
    if (!isSlow && !(warnWaiting > 0 && queue.waiting >= warnWaiting)) return [];
    const since = viewing.now - Math.max(0, minutes - (isSlow ? queue.warnMinutes : minutes)) * 60_000;
    return [
      {
        id: `queue ${queue.id}`,
        severity: isSlow ? ("red" as const) : ("amber" as const),
        code: "queue-slow" as const,
        params: {
          queue: queue.id,
          name: queue.name,
          nameEn: queue.nameEn,
          waiting: queue.waiting,
          minutes,
          open: queue.openCounters,
          counters: queue.counters,
        },
        since: viewing.iso(Math.floor(since / 60_000) * 60_000),
      },
    ];
  });
}

function troubledDevices(devices: ViewValue<"hall">["devices"]): Problem[] {
  return devices.flatMap((device) => {
    if (device.health === "ok") return [];
    const isDown = device.health === "down";
    return [
      {
        id: `device ${device.deviceId}`,
        severity: isDown ? ("red" as const) : ("amber" as const),
        code: isDown ? ("device-down" as const) : ("device-attention" as const),
        params: { device: device.deviceId, kind: device.kind, status: device.status },
        since: device.since,
      },
    ];
  });
}

function awayDisplays(viewing: Viewing, displays: ViewValue<"hall">["displays"]): Problem[] {
  return displays.flatMap((display) => {
    if (display.isConnected || display.since === null) return [];
    if (viewing.now - Date.parse(display.since) < awayMs) return [];
    // A shell that fell silent is told as such.
    if ((viewing.state.shells.shells.get(display.deviceId)?.silentSince ?? null) !== null) return [];
    return [
      {
        id: `display ${display.deviceId}`,
        severity: "amber" as const,
        code: "display-away" as const,
        params: { device: display.deviceId, kind: display.kind, name: display.name },
        since: display.since,
      },
    ];
  });
}

function clockProblem(viewing: Viewing): Problem[] {
  const stepMs = viewing.hall.clock.unconfirmedStepMs();
  if (stepMs === null) return [];
  const minutes = Math.round(stepMs / 60_000);
  return [
    {
      id: "clock",
      severity: "red",
      code: "clock-step",
      params: { minutes },
      since: viewing.iso(viewing.now),
    },
  ];
}

function peopleProblems(viewing: Viewing): Problem[] {
  const { calling, supervision } = viewing.state;
  const helps: Problem[] = [...supervision.helps.values()].map((help) => ({
    id: `help ${help.helpId}`,
    severity: "red",
    code: "help",
    params: { help: help.helpId, from: help.from, page: help.page },
    since: viewing.iso(help.at),
  }));
  const ratings: Problem[] = supervision.badRatings.map((bad) => ({
    id: `rating ${bad.ratingId}`,
    severity: "amber",
    code: "bad-rating",
    params: { counter: bad.counterId, number: bad.number },
    since: viewing.iso(bad.at),
  }));
  const chosen: Problem[] = calling.chosen.slice(-5).map((call) => ({
    id: `chosen ${call.ticketId} ${call.at}`,
    severity: "amber",
    code: "call-out-of-order",
    params: { counter: call.counterId, number: call.number },
    since: viewing.iso(call.at),
  }));
  return [...helps, ...ratings, ...chosen];
}
