import type { ElsewhereRow } from "../contract/elsewhere.ts";
import type { ApplicationState } from "../contract/intake.ts";
import type { Deciding } from "../deciding.ts";
import { calendarOf, today } from "../intake/dues.ts";
import type { ApplicationRecord } from "../intake/record.ts";
import type { ElsewhereRecord } from "./record.ts";
import { isSettled } from "./record.ts";

export type Reading = Pick<Deciding, "config" | "iso" | "now" | "intake">;

/** Without the person's masked name, which is read anew each time that an answer is given. */
export function wireElsewhere(reading: Reading, record: ElsewhereRecord): ElsewhereRow {
  const { config, iso, intake } = reading;
  const { applicationId, number, direction, siteId, theirNumber, status, waybillThere, waybillBack } = record;
  const application = intake.application(applicationId);
  return {
    ...{ applicationId, number, direction, siteId, theirNumber, status, waybillThere, waybillBack },
    itemName: application?.terms.itemName ?? "",
    applicant: null,
    siteName: siteName(config, siteId),
    since: iso(record.since),
    changedAt: iso(record.changedAt),
    isSilent: isSilent(reading, record),
    isToGoBack:
      direction === "in" &&
      status !== "sent-back" &&
      (application?.state === "ready" || endedWithoutResult(application)),
  };
}

export function siteName(config: Deciding["config"], siteId: string): string {
  return config.sites.find(({ id }) => id === siteId)?.name.zh ?? siteId;
}

/** Not taken in, withdrawn, or ended: what came with it is theirs. */
export function endedWithoutResult(application: ApplicationRecord | null): boolean {
  return application !== null && ends.includes(application.state);
}

const ends: readonly ApplicationState[] = ["not-accepted", "withdrawn", "terminated", "ended"];

/** The other hall's turn, and nothing heard for too long. Where working days are not known, nobody is hurried. */
export function isSilent(
  { config, now }: Pick<Reading, "config" | "now">,
  { direction, status, changedOn }: ElsewhereRecord,
): boolean {
  if (direction === "in" || isSettled(status)) return false;
  const silent = calendarOf(config).between(changedOn, today({ config, now }));
  return silent.ok && silent.value > config.elsewhere.silentAfterDays;
}
