import { healthOf } from "../../drivers/contract/status.ts";
import { activityOf } from "../calling/at-counter.ts";
import { counterOf } from "../calling/state.ts";
import { ticketAt } from "../calling/views.ts";
import type { CounterPlace } from "../catalog/config.ts";
import type { ViewValue } from "../contract/views.ts";
import { longestWait } from "../queueing/state.ts";
import { openHelps, queueRow } from "../queueing/views.ts";
import { hallHead, type ViewDefinitions, type Viewing } from "../viewing.ts";
import { problemsOf } from "./problems.ts";
import { emptyTally, waitMean, waitP90 } from "./tally.ts";

const longestDeviceList = 400;

export const supervisionViews: ViewDefinitions<"hall"> = {
  hall: {
    draw: (viewing) => {
      const queues = queuesOf(viewing);
      const devices = devicesOf(viewing);
      const displays = displaysOf(viewing);
      const problems = problemsOf(viewing, { queues, devices, displays });
      const troubled = new Set(problems.map((problem) => problem.params.counter));
      const tally = viewing.state.supervision.tallies.get("hall") ?? emptyTally();
      return {
        hall: hallHead(viewing),
        problems,
        queues,
        counters: viewing.config.counters.map((place) => counterCell(viewing, place, troubled.has(place.id))),
        devices,
        displays,
        helps: openHelps(viewing),
        today: {
          taken: tally.taken,
          finished: tally.finished,
          waitMean: waitMean(tally),
          waitP90: waitP90(tally),
          abandoned: tally.skipped + tally.cancelled,
          rated: tally.rated,
          ratedGood: tally.ratedGood,
        },
      };
    },
  },
};

function queuesOf(viewing: Viewing): ViewValue<"hall">["queues"] {
  return viewing.config.queues.map((queue) => {
    const longest = longestWait(viewing.state.queueing.lines.get(queue.id), viewing.now);
    const states = queue.counterIds.map((id) => viewing.state.calling.counters.get(id)?.state ?? "closed");
    return {
      ...queueRow(viewing, queue),
      longestMinutes: longest === null ? null : Math.floor(longest / 60_000),
      warnMinutes: queue.warnMinutes,
      openCounters: states.filter((state) => state === "open").length,
      counters: states.length,
      takenToday: viewing.state.supervision.tallies.get(`queue ${queue.id}`)?.taken ?? 0,
    };
  });
}

function counterCell(
  viewing: Viewing,
  place: CounterPlace,
  needsAttention: boolean,
): ViewValue<"hall">["counters"][number] {
  const counter = counterOf(viewing.state.calling, place.id);
  return {
    id: place.id,
    name: place.name.zh,
    zoneId: place.zoneId,
    group: place.group.zh,
    state: counter.state,
    activity: activityOf(viewing, counter),
    number: ticketAt(viewing, counter)?.number ?? null,
    staffNumber: counter.staffNumber,
    since: counter.since === 0 ? null : viewing.iso(counter.since),
    needsAttention,
  };
}

function devicesOf(viewing: Viewing): ViewValue<"hall">["devices"] {
  return [...viewing.state.supervision.devices.values()]
    .toSorted((a, b) => (a.deviceId < b.deviceId ? -1 : 1))
    .slice(0, longestDeviceList)
    .map((device) => ({
      deviceId: device.deviceId,
      kind: device.kind,
      status: device.status,
      health: healthOf(device.status),
      reportedBy: device.reportedBy,
      since: viewing.iso(device.since),
    }));
}

function displaysOf(viewing: Viewing): ViewValue<"hall">["displays"] {
  return viewing.hall.registry
    .devices()
    .slice(0, longestDeviceList)
    .map((device) => {
      const seen = viewing.presence.get(device.deviceId);
      return {
        deviceId: device.deviceId,
        kind: device.kind,
        name: device.name,
        isConnected: seen?.isConnected ?? false,
        since: seen ? viewing.iso(seen.since) : null,
      };
    });
}
