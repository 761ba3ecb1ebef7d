import type { ApplicationProgress } from "../contract/intake.ts";
import type { Viewing } from "../viewing.ts";

/** Which other hall decides it, and what it last said; of what came from another hall only that its result went back. */
export function whereElse(
  { hall, config }: Viewing,
  applicationId: string,
): ApplicationProgress["elsewhere"] {
  const record = hall.elsewhere.get(applicationId);
  if (!record || (record.direction === "in" && record.status !== "sent-back")) return null;
  const site = config.sites.find(({ id }) => id === record.siteId)?.name;
  return { site: site ?? { zh: record.siteId, en: record.siteId }, status: record.status };
}
