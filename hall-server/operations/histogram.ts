import type { Registry } from "prom-client";
import type { Buckets } from "./buckets.ts";

interface Series {
  labels: Record<string, string>;
  buckets: Buckets;
}

/** A Prometheus histogram over counts that are kept elsewhere: nothing of Prometheus stands in a command's path. */
export function registerHistogram(
  registry: Registry,
  name: string,
  help: string,
  series: () => Iterable<Series>,
): void {
  const get = async () => ({
    name,
    help,
    type: "histogram",
    aggregator: "sum",
    values: [...series()].flatMap((one) => valuesOf(name, one)),
  });
  // A registry asks its metrics for no more than these; its types know only prom-client's own classes.
  registry.registerMetric({ name, help, get } as unknown as Parameters<Registry["registerMetric"]>[0]);
}

function valuesOf(name: string, { labels, buckets }: Series) {
  const { bounds, counts, sum } = buckets;
  let below = 0;
  const cumulative = [...bounds, "+Inf"].map((bound, i) => {
    below += counts[i] ?? 0;
    return { metricName: `${name}_bucket`, labels: { ...labels, le: String(bound) }, value: below };
  });
  return [
    ...cumulative,
    { metricName: `${name}_sum`, labels, value: sum },
    { metricName: `${name}_count`, labels, value: below },
  ];
}
