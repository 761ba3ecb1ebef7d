import type { ElsewhereRow } from "../contract/elsewhere.ts";
import type { HallError } from "../contract/errors.ts";
import { accept, type Deciding, type Handlers, refuse } from "../deciding.ts";
import { delivered } from "../delivery/delivered.ts";
import { isResultElsewhere, readyResult, resultTo } from "../delivery/ready.ts";
import { movesTo } from "../handover/ledger.ts";
import { staffNumberOf } from "../handover/parties.ts";
import { drawnOf } from "../intake/answering.ts";
import { beginApplication } from "../intake/receiving.ts";
import { termsOf } from "../intake/terms.ts";
import type { NewFact } from "../journal/fact.ts";
import type { Vault } from "../people/vault.ts";
import { reported } from "./reporting.ts";
import { endedWithoutResult, wireElsewhere } from "./wire.ts";

export const elsewhereCommands: Handlers<
  | "elsewhere:send"
  | "elsewhere:report"
  | "elsewhere:import"
  | "elsewhere:resultCame"
  | "elsewhere:takeIn"
  | "elsewhere:sendBack"
> = {
  "elsewhere:send": (deciding, input) => {
    const { applicationId, siteId, carrier, waybill, receiptBlobId = null } = input;
    const application = deciding.intake.application(applicationId);
    if (!application) return refuse("not-found", { what: "application", id: applicationId });
    const known = partner(deciding, siteId) ?? ofCarrier(deciding, carrier);
    if (known) return known;
    const before = deciding.elsewhere.get(applicationId);
    const isMore = before?.status === "needs-more" && before.siteId === siteId;
    if (application.state !== "received" || (application.sentTo !== null && !isMore))
      return refuse("wrong-state", { what: "application", state: application.state });
    const { number } = application;
    const moves = movesTo(
      deciding.handovers.paper.of(applicationId),
      "elsewhere",
      ({ holder, materialId }) => holder === "counter" && materialId !== null,
    );
    const by = staffNumberOf(deciding.principal);
    const facts: NewFact[] = [
      {
        name: "elsewhere-sent",
        data: { applicationId, number, siteId, carrier, waybill, receiptBlobId, by, moves },
      },
      ...(isMore ? [] : [sentElsewhere(deciding, applicationId, siteId)]),
    ];
    return accept(facts, () => answer(deciding, applicationId));
  },

  "elsewhere:report": (deciding, { commandId: _, applicationId, ...report }) => {
    const record = deciding.elsewhere.get(applicationId);
    if (!record) return refuse("not-found", { what: "application", id: applicationId });
    const made = reported(deciding, record, report);
    if ("code" in made) return made;
    return accept(made.facts, () => answer(deciding, applicationId), { keep: made.keep });
  },

  "elsewhere:import": (deciding, { siteId, rows }) => {
    const unknown = partner(deciding, siteId);
    if (unknown) return unknown;
    const facts: NewFact[] = [];
    const keeps: ((vault: Vault) => void)[] = [];
    const refused: { row: number; number: string; because: string }[] = [];
    const seen = new Set<string>();
    const because = (error: HallError) => String(error.params.because ?? error.params.field ?? error.code);
    for (const [row, { number, ...report }] of rows.entries()) {
      const record = deciding.elsewhere.find(siteId, number);
      // Each is decided as it stands now: a second row of the same would be held against what is not written yet.
      const isTwice = record !== null && seen.has(record.applicationId);
      const made = record && !isTwice ? reported(deciding, record, report) : null;
      if (!record || !made) refused.push({ row, number, because: isTwice ? "twice" : "not-found" });
      else if ("code" in made) refused.push({ row, number, because: because(made) });
      else {
        seen.add(record.applicationId);
        facts.push(...made.facts);
        keeps.push(made.keep);
      }
    }
    return accept(facts, () => ({ taken: seen.size, refused }), {
      keep: (vault) => {
        for (const keep of keeps) keep(vault);
      },
      isPassing: facts.length === 0,
    });
  },

  "elsewhere:resultCame": (deciding, { applicationId }) => {
    const record = deciding.elsewhere.get(applicationId);
    const application = deciding.intake.application(applicationId);
    if (!record || !application) return refuse("not-found", { what: "application", id: applicationId });
    if (record.direction !== "out" || application.state !== "decided")
      return refuse("wrong-state", { what: "elsewhere", state: record.status });
    // What they sent back with it lies at the counter again, and goes to the person with the result.
    const moves = movesTo(
      deciding.handovers.paper.of(applicationId),
      "counter",
      ({ holder, originals }) => holder === "elsewhere" && originals > 0,
    );
    const facts: NewFact[] = [
      {
        name: "elsewhere-result-came",
        data: { applicationId, by: staffNumberOf(deciding.principal), moves },
      },
      {
        name: "result-made",
        data: {
          applicationId,
          by: deciding.principal.id,
          certificateTextId: record.certificateTextId,
          validTo: null,
        },
      },
    ];
    return accept(facts, () => answer(deciding, applicationId));
  },

  "elsewhere:takeIn": (deciding, input) => {
    const { siteId, theirNumber, waybill = null } = input;
    const unknown = partner(deciding, siteId);
    if (unknown) return unknown;
    if (deciding.elsewhere.find(siteId, theirNumber))
      return refuse("wrong-state", { what: "application", because: "duplicate", number: theirNumber });
    const version = deciding.items.inForce(input.itemId);
    if (!version) return refuse("not-found", { what: "item", id: input.itemId });
    const begun = beginApplication(deciding, {
      input,
      terms: termsOf(deciding.config, version, null),
      unitIds: version.unitIds,
      ticketPersonId: null,
      matterId: null,
      channel: "other-hall",
    });
    if ("code" in begun) return begun;
    const { data, keep } = begun;
    const { applicationId, number } = data;
    const clerk = deciding.principal.name;
    const facts: NewFact[] = [
      {
        name: "application-received",
        data: { ...data, ticketId: null, matterId: null, counterId: null, clerk },
      },
      {
        name: "elsewhere-taken-in",
        data: { applicationId, number, siteId, theirNumber, waybill, by: staffNumberOf(deciding.principal) },
      },
    ];
    return accept(
      facts,
      () => ({
        ...answer(deciding, applicationId),
        application: drawnOf(deciding, applicationId),
        queryPassword: "",
      }),
      { keep },
    );
  },

  "elsewhere:sendBack": (deciding, input) => {
    const { applicationId, carrier, waybill, receiptBlobId = null } = input;
    const record = deciding.elsewhere.get(applicationId);
    if (record?.direction !== "in") return refuse("not-found", { what: "application", id: applicationId });
    if (record.status === "sent-back")
      return refuse("wrong-state", { what: "elsewhere", state: record.status });
    const bad = ofCarrier(deciding, carrier);
    if (bad) return bad;
    const by = staffNumberOf(deciding.principal);
    const papers = movesTo(
      deciding.handovers.paper.of(applicationId),
      "elsewhere",
      ({ holder, materialId }) => holder === "counter" && materialId !== null,
    );
    const sentBack: NewFact = {
      name: "elsewhere-sent-back",
      data: { applicationId, carrier, waybill, receiptBlobId, by, moves: papers },
    };
    if (endedWithoutResult(deciding.intake.application(applicationId)))
      return accept([sentBack], () => answer(deciding, applicationId));
    const ready = readyResult(deciding, applicationId, ["waiting"]);
    if ("code" in ready) return ready;
    if (isResultElsewhere(ready.places))
      return refuse("wrong-state", { what: "result", because: "on-its-way" });
    const facts: NewFact[] = [
      sentBack,
      {
        name: "result-handed-over",
        data: {
          ...{ applicationId, by, way: "other-hall", collector: "other-hall", checkedBy: "post" },
          ...{ collectorId: null, signatureBlobId: null, signedPaperBlobId: null, proxyBlobId: null },
          moves: resultTo(ready.places, "elsewhere"),
        },
      },
      delivered(deciding, applicationId),
    ];
    return accept(facts, () => answer(deciding, applicationId));
  },
};

function partner({ config }: Deciding, siteId: string): HallError | null {
  return config.elsewhere.partners.includes(siteId)
    ? null
    : refuse("not-found", { what: "site", id: siteId });
}

function ofCarrier({ config }: Deciding, carrier: string): HallError | null {
  const isKnown = config.delivery.carriers.some(({ id }) => id === carrier);
  return isKnown ? null : refuse("not-found", { what: "carrier", id: carrier });
}

/** The limits of this hall end with it: the other one answers, and decides. */
function sentElsewhere({ principal }: Deciding, applicationId: string, siteId: string): NewFact {
  return { name: "application-sent-elsewhere", data: { applicationId, by: principal.id, siteId } };
}

function answer(deciding: Deciding, applicationId: string): { row: ElsewhereRow } {
  const record = deciding.elsewhere.get(applicationId);
  if (!record) throw new Error("What was sent elsewhere was decided and is not there.");
  return { row: wireElsewhere(deciding, record) };
}
